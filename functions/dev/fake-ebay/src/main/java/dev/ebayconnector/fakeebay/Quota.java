package dev.ebayconnector.fakeebay;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;

/** Calls an application may make per day for the orders of all its sellers. Days begin at midnight Pacific. */
public final class Quota {
    static final int WINDOW_SECONDS = 86_400;
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private final Clock clock;
    private final Map<FakeEnvironment, Integer> used = new EnumMap<>(FakeEnvironment.class);
    private LocalDate day;
    private int limit;

    public Quota(Clock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
        this.day = today();
    }

    /** Uses up one call; false when none is left. */
    public synchronized boolean use(FakeEnvironment environment) {
        if (used(environment) >= limit) {
            return false;
        }
        used.merge(environment, 1, Integer::sum);
        return true;
    }

    synchronized int used(FakeEnvironment environment) {
        if (!day.equals(today())) {
            day = today();
            used.clear();
        }
        return used.getOrDefault(environment, 0);
    }

    synchronized int limit() {
        return limit;
    }

    synchronized void limit(int perDay) {
        limit = perDay;
    }

    synchronized void forgetUse() {
        used.clear();
    }

    Instant reset() {
        return today().plusDays(1).atStartOfDay(PACIFIC).toInstant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PACIFIC);
    }
}
