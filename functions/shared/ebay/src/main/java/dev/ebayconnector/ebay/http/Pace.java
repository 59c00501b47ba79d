package dev.ebayconnector.ebay.http;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Spaces calls evenly, whatever threads make them. */
public final class Pace {

    private final long interval;
    private long next = System.nanoTime();

    public Pace(int perSecond) {
        interval = Duration.ofSeconds(1).toNanos() / perSecond;
    }

    /**
     * Waits for the next moment at which a call may be made.
     *
     * @throws CancellationException if the thread was interrupted
     */
    public void await() {
        sleep(Duration.ofNanos(reserve()));
    }

    public static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the calls of eBay were cancelled");
        }
    }

    private synchronized long reserve() {
        long now = System.nanoTime();
        long at = Math.max(now, next);
        next = at + interval;
        return at - now;
    }
}
