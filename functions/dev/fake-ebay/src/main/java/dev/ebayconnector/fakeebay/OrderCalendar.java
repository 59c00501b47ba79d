package dev.ebayconnector.fakeebay;

import java.time.Duration;
import java.time.Instant;

/**
 * When each order was created. The dates rise with the index, so the orders of a window are found by binary search.
 * Both ends keep a distance: no order drops out of the 90-day window while a test runs, none is newer than a client's "a moment ago".
 */
final class OrderCalendar {
    private static final Duration NEWEST_IS_OLDER_THAN = Duration.ofMinutes(5);
    private static final Duration OLDEST_KEEPS_FROM_EDGE = Duration.ofHours(1);
    private static final int PURPOSE = 1;

    private final long seed;
    private final Seller seller;
    private final int orders;
    private final long start;
    private final long span;

    OrderCalendar(long seed, Seller seller, int orders, int days, Instant base) {
        this.seed = seed;
        this.seller = seller;
        this.orders = orders;
        this.start =
                base.minus(Duration.ofDays(days)).plus(OLDEST_KEEPS_FROM_EDGE).toEpochMilli();
        this.span = base.minus(NEWEST_IS_OLDER_THAN).toEpochMilli() - start;
    }

    Instant createdAt(int index) {
        return Instant.ofEpochMilli(created(index));
    }

    /** The first order created at or after that time; the number of orders when there is none. */
    int firstFrom(Instant time) {
        return first(time.toEpochMilli());
    }

    /** The first order created after that time. */
    int firstAfter(Instant time) {
        return first(time.toEpochMilli() + 1);
    }

    private long created(int index) {
        double jitter = new SeededRandom(seed, seller, index, PURPOSE).fraction();
        return start + (long) ((index + jitter) * span / orders);
    }

    private int first(long wanted) {
        int low = 0;
        int high = orders;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (created(middle) >= wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
