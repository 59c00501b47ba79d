package dev.ebayconnector.sync.run.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The waits of many runs that one fault has met grow, and do not end together. */
final class BackOffTest {

    private static final List<Duration> BOUNDS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60));

    private final BackOff backOff = new BackOff(new Random(7));

    @Test
    void theWaitsAreSpreadUpToABoundThatGrows() {
        for (int pauses = 0; pauses < 10; pauses++) {
            var bound = BOUNDS.get(Math.min(pauses, BOUNDS.size() - 1));
            var longest = Duration.ZERO;
            var shortest = bound;
            for (int run = 0; run < 1000; run++) {
                var wait = backOff.after(pauses);
                longest = wait.compareTo(longest) > 0 ? wait : longest;
                shortest = wait.compareTo(shortest) < 0 ? wait : shortest;
            }
            assertThat(longest).isBetween(bound.multipliedBy(9).dividedBy(10), bound);
            assertThat(shortest).isBetween(Duration.ofSeconds(5), bound.dividedBy(5));
        }
    }
}
