package dev.ebayconnector.core;

import java.time.Duration;

/** Measures elapsed time by the monotonic clock, which no correction of the system's time moves. */
public final class Stopwatch {

    private final long start = System.nanoTime();

    private Stopwatch() {}

    public static Stopwatch start() {
        return new Stopwatch();
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Whole milliseconds. */
    public long millis() {
        return elapsed().toMillis();
    }
}
