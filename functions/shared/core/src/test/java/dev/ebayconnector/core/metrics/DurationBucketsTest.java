package dev.ebayconnector.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DurationBucketsTest {

    @Test
    void aDurationIsInTheFirstBucketThatIsLargeEnough() {
        for (double millis = 0.001; millis < 900_000; millis *= 1.007) {
            int bucket = DurationBuckets.of(millis);
            assertThat(DurationBuckets.bound(bucket)).isGreaterThanOrEqualTo(millis * (1 - 1e-9));
            if (bucket > 0) {
                assertThat(DurationBuckets.bound(bucket - 1)).isLessThan(millis * (1 + 1e-9));
            }
        }
        assertThat(DurationBuckets.bound(DurationBuckets.SIZE - 1)).isGreaterThan(900_000);
        assertThat(DurationBuckets.of(1e12)).isEqualTo(DurationBuckets.SIZE - 1);
    }

    @Test
    void aPercentileIsAtMostATenthTooHigh() {
        var random = new Random(1);
        for (int size : new int[] {1, 2, 19, 20, 1000}) {
            var times = random.doubles(size).map(x -> Math.exp(x * 12)).sorted().toArray();
            var counts = new long[DurationBuckets.SIZE];
            Arrays.stream(times).forEach(time -> counts[DurationBuckets.of(time)]++);
            for (double share : new double[] {0.5, 0.95, 1}) {
                var exact = times[(int) Math.ceil(size * share) - 1];
                assertThat(DurationBuckets.percentile(counts, share)).isBetween(exact * (1 - 1e-9), exact * 1.1001);
            }
        }
    }

    @Test
    void thereIsNoPercentileOfNothing() {
        assertThatThrownBy(() -> DurationBuckets.percentile(new long[DurationBuckets.SIZE], 0.5))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
