package dev.ebayconnector.sync;

import dev.ebayconnector.ebay.AnalyticsClient;
import dev.ebayconnector.ebay.OrderWindow;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;

/**
 * What a sync would read and cost; nothing was stored.
 *
 * @param estimate null if eBay could not be asked; then {@code error} says why
 * @param quota    null if eBay did not say
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record DryRun(
        boolean dryRun,
        String accountId,
        String resource,
        List<Window> windows,
        Estimate estimate,
        Quota quota,
        Failure error) {

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Window(String dateField, Instant from, Instant to) {

        static Window of(OrderWindow window) {
            return new Window(window.field().word(), window.from(), window.to());
        }
    }

    /** eBay counts the orders of all windows in one answer; how they are spread over the windows decides between the two bounds. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Estimate(int orders, int callsAtLeast, int callsAtMost) {

        /** Each window takes a call, even an empty one, and ends with a page that need not be full. */
        static Estimate of(int orders, int windows, int pageSize) {
            int full = (orders + pageSize - 1) / pageSize;
            return new Estimate(orders, Math.max(windows, full), Math.max(windows, full + windows - 1));
        }
    }

    /** Calls for orders that the application may make, those of all its sellers together. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Quota(long limit, long remaining, Instant resetsAt) {

        static Quota of(AnalyticsClient.Quota quota) {
            return new Quota(quota.limit(), quota.remaining(), quota.resetsAt());
        }
    }

    /** The same words as a failed run's. */
    @Serdeable
    record Failure(String code, String detail) {}
}
