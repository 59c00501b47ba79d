package dev.ebayconnector.ebay.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A number of acts at once, and one more for each interval that passes. */
final class Allowance {

    private final int most;
    private final Duration interval;
    private final Clock clock;
    private int left;
    private Instant counted;

    Allowance(int most, Duration interval, Clock clock) {
        this.most = most;
        this.interval = interval;
        this.clock = clock;
        this.left = most;
        this.counted = Instant.MIN;
    }

    /** Whether the act is allowed; it then counts. */
    synchronized boolean take() {
        refill(clock.instant());
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    private void refill(Instant now) {
        if (left == most || counted.equals(Instant.MIN)) {
            counted = now;
            return;
        }
        long earned = Duration.between(counted, now).dividedBy(interval);
        if (earned > 0) {
            left = (int) Math.min(most, left + earned);
            counted = counted.plus(interval.multipliedBy(earned));
        }
    }
}
