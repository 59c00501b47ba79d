package dev.ebayconnector.core.metrics;

/**
 * Counts durations by size, so that percentiles of many instances can be made of sums. The bound of each bucket is a tenth
 * above that of the one before, from 1 ms to more than Lambda's quarter of an hour; a percentile is the bound of its bucket,
 * so it is at most a tenth too high.
 */
public final class DurationBuckets {

    private static final double GROWTH = 1.1;

    /** The last bucket also holds what is longer than its bound. */
    public static final int SIZE = 146;

    private DurationBuckets() {}

    static int of(double millis) {
        return millis <= 1 ? 0 : (int) Math.min(SIZE - 1, Math.ceil(Math.log(millis) / Math.log(GROWTH) - 1e-9));
    }

    /** In milliseconds. */
    static double bound(int bucket) {
        return Math.pow(GROWTH, bucket);
    }

    /**
     * The duration in milliseconds that the share of all is not longer than.
     *
     * @param counts of each bucket, at least one above 0
     * @param share  above 0, up to 1
     */
    public static double percentile(long[] counts, double share) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            seen += counts[bucket];
            if (seen >= all * share && seen > 0) {
                return bound(bucket);
            }
        }
        throw new IllegalArgumentException("no duration was counted");
    }
}
