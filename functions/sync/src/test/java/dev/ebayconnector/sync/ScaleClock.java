package dev.ebayconnector.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/**
 * The clock of the scheduler, the workers and the fake, of which one works at a time. It stands still until it is let run; then
 * it shows the real time that has passed and the time that calls of eBay would have taken.
 */
final class ScaleClock extends Clock {

    private final Supplier<Duration> latency;
    private Instant at;
    private long begun;
    private boolean runs;

    ScaleClock(Instant at, Supplier<Duration> latency) {
        this.at = at;
        this.latency = latency;
    }

    /** Stands still at a time, which may be earlier than it is: a worker that was free first takes the next message. */
    synchronized void set(Instant time) {
        at = time;
        runs = false;
    }

    synchronized void runFrom(Instant time) {
        at = time;
        begun = System.nanoTime();
        runs = true;
    }

    /** Stands still from now on. */
    synchronized Instant stop() {
        set(instant());
        return at;
    }

    @Override
    public synchronized Instant instant() {
        return runs ? at.plusNanos(System.nanoTime() - begun).plus(latency.get()) : at;
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
