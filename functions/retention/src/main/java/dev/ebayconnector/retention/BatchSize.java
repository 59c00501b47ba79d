package dev.ebayconnector.retention;

import java.time.Duration;

/** How many rows the next batch writes: as many as take a fraction of a second on this server, whatever it is. */
final class BatchSize {

    static final int FIRST = 500;
    private static final int LEAST = 10;
    private static final int MOST = 5_000;
    private static final Duration WANTED = Duration.ofMillis(250);
    private static final Duration TOO_LONG = Duration.ofMillis(500);

    private int rows = FIRST;

    int rows() {
        return rows;
    }

    /** After a batch of this size. */
    void took(Duration time) {
        if (time.compareTo(TOO_LONG) > 0) {
            rows = Math.max(LEAST, rows / 2);
        } else if (time.compareTo(WANTED) < 0) {
            rows = Math.min(MOST, rows * 2);
        }
    }

    /** After a batch that ended at a limit of time; returns false if it cannot be smaller. */
    boolean shrink() {
        boolean smaller = rows > LEAST;
        rows = Math.max(LEAST, rows / 8);
        return smaller;
    }
}
