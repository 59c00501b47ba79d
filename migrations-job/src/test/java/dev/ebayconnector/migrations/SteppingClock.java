package dev.ebayconnector.migrations;

import dev.ebayconnector.migrations.connect.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only when the job sleeps. */
final class SteppingClock extends Clock implements Sleeper {

    private final List<Duration> slept = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T00:00:00Z");

    @Override
    public void sleep(Duration duration) {
        slept.add(duration);
        now = now.plus(duration);
    }

    List<Duration> slept() {
        return slept;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
