package dev.ebayconnector.postgres;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How much of its disk a database uses. PostgreSQL does not know the disk, so its size is a setting; without it there is
 * no judgement.
 *
 * @param limit of the database in bytes
 */
public record StorageUse(long bytes, OptionalLong limit) {

    /** The setting that holds the limit. */
    public static final String KEY = "DATABASE_SIZE_LIMIT_GB";

    private static final long GIGABYTE = 1_000_000_000L;
    private static final long MEGABYTE = 1_000_000L;
    private static final int NEARLY_FULL_PERCENT = 80;
    private static final int FULL_PERCENT = 95;

    /**
     * The limit in bytes; empty for an empty text. A gigabyte is 1,000,000,000 bytes.
     *
     * @throws IllegalArgumentException for what is no size; the message does not repeat it
     */
    public static OptionalLong limit(String gigabytes) {
        var text = gigabytes.strip();
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (text.matches("\\d{1,6}(\\.\\d{1,3})?") && new BigDecimal(text).signum() > 0) {
            return OptionalLong.of(
                    new BigDecimal(text).multiply(BigDecimal.valueOf(GIGABYTE)).longValueExact());
        }
        throw new IllegalArgumentException("must be a number of gigabytes above 0, such as 100 or 0.5");
    }

    /** Whether an operator must act in time. */
    public boolean isNearlyFull() {
        return limit.isPresent() && bytes >= share(NEARLY_FULL_PERCENT);
    }

    /** Whether writes fail soon. */
    public boolean isFull() {
        return limit.isPresent() && bytes >= share(FULL_PERCENT);
    }

    /** Whole days until {@link #isFull} at this growth, 0 if it is; empty without a limit or growth. */
    public OptionalLong daysLeft(long bytesPerDay) {
        return limit.isEmpty() || bytesPerDay <= 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, (long) ((share(FULL_PERCENT) - bytes) / bytesPerDay)));
    }

    /** A size for people. */
    public static String text(long bytes) {
        return bytes >= GIGABYTE
                ? String.format(Locale.ROOT, "%.1f GB", (double) bytes / GIGABYTE)
                : bytes / MEGABYTE + " MB";
    }

    @Override
    public String toString() {
        return limit.isEmpty()
                ? text(bytes)
                : text(bytes) + " of " + text(limit.getAsLong()) + " (" + Math.round(bytes * 100.0 / limit.getAsLong())
                        + " %)";
    }

    private double share(int percent) {
        return limit.getAsLong() * (percent / 100.0);
    }
}
