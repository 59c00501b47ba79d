package dev.ebayconnector.sync.run.quota;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long a run waits after a fault of eBay: a random time up to a bound that grows ("full jitter"), so that the runs
 * that a fault has met do not all come back at once.
 */
final class BackOff {

    /** A run that stored no page for so long has failed. */
    static final Duration LONGEST_OUTAGE = Duration.ofHours(24);

    private static final List<Duration> BOUNDS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60));

    private static final Duration LEAST = Duration.ofSeconds(5);

    private final RandomGenerator random;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    /** @param pauses how often the run has waited since its last stored page */
    Duration after(int pauses) {
        var bound = BOUNDS.get(Math.min(pauses, BOUNDS.size() - 1));
        return LEAST.plusMillis(random.nextLong(bound.minus(LEAST).toMillis()));
    }
}
