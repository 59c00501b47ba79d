package dev.ebayconnector.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a delivery that failed is tried again. */
final class BackOff {

    /** A receiver that is away for longer than a weekend has lost the alert; it can be replayed. */
    static final Duration GIVES_UP_AFTER = Duration.ofDays(3);

    /** So that what waits is delivered soon after the receiver is back. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST_OF_RECEIVER = Duration.ofMinutes(5);
    private static final Duration FIRST_OF_RECEIVER = Duration.ofSeconds(30);

    /** A receiver that asks for more is asked again after a day all the same. */
    private static final Duration LONGEST_WISH = Duration.ofDays(1);

    private static final int MOST_DOUBLINGS = 20;
    private static final double JITTER = 0.2;

    private final RandomGenerator random;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * @param attempts made so far, at least one
     * @param wish     of the receiver: at least this long
     * @param firstAt  of the first attempt
     * @return empty if the delivery has failed for good
     */
    Optional<Instant> next(int attempts, Optional<Duration> wish, Instant firstAt, Instant now) {
        var next = now.plus(atLeast(wish, jittered(doubled(FIRST, attempts, LONGEST))));
        return next.isAfter(firstAt.plus(GIVES_UP_AFTER)) ? Optional.empty() : Optional.of(next);
    }

    /**
     * Until when a receiver that failed is left alone, whatever waits for it: many accounts share it.
     *
     * @param failures in a row, this one included
     */
    Instant receiver(int failures, Optional<Duration> wish, Instant now) {
        return now.plus(atLeast(wish, doubled(FIRST_OF_RECEIVER, failures, LONGEST_OF_RECEIVER)));
    }

    private static Duration atLeast(Optional<Duration> wish, Duration own) {
        var asked = wish.map(asking -> asking.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : asking)
                .orElse(own);
        return asked.compareTo(own) > 0 ? asked : own;
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        var wait = first.multipliedBy(1L << Math.min(Math.max(times, 1) - 1, MOST_DOUBLINGS));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    private Duration jittered(Duration wait) {
        return Duration.ofMillis((long) (wait.toMillis() * random.nextDouble(1 - JITTER, 1 + JITTER)));
    }
}
