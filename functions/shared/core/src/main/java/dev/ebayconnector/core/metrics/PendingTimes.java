package dev.ebayconnector.core.metrics;

import io.micronaut.context.BeanProvider;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durations that this instance has not stored yet. They are stored at most once a minute, behind an invocation that has
 * just used the database and succeeded: so an outage makes no request slower, and what needs no database asks for none. What
 * an instance measured in its last minute is lost with it.
 */
final class PendingTimes {

    private static final Logger LOG = LoggerFactory.getLogger(PendingTimes.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final BeanProvider<FunctionTimes> store;
    private int[] buckets = new int[DurationBuckets.SIZE];
    private Instant stored = Instant.MIN;

    /** @param store null where nothing is stored; asked for when it is first needed, because it needs the database */
    PendingTimes(BeanProvider<FunctionTimes> store) {
        this.store = store;
    }

    synchronized void add(Duration time) {
        buckets[DurationBuckets.of(time.toNanos() / 1e6)]++;
    }

    synchronized void storeIfDue(String function, Instant now) {
        if (store == null || function.isEmpty() || now.isBefore(stored.plus(EVERY))) {
            return;
        }
        stored = now;
        try {
            store.get().add(function, now, buckets);
            buckets = new int[DurationBuckets.SIZE];
        } catch (SQLException | RuntimeException e) {
            LOG.warn("durations not stored: cause={}", e.getClass().getSimpleName());
        }
    }
}
