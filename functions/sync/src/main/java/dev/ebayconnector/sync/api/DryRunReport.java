package dev.ebayconnector.sync.api;

import dev.ebayconnector.ebay.AnalyticsClient;
import dev.ebayconnector.sync.run.Slice;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;

/**
 * What a sync would read and how many calls it would take; nothing was stored.
 *
 * @param estimate null if eBay could not be asked; {@code error} says why
 * @param quota    null if eBay did not state it
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record DryRunReport(
        boolean dryRun,
        String accountId,
        String resource,
        List<Window> windows,
        Estimate estimate,
        Quota quota,
        Failure error) {

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Window(String dateField, Instant from, Instant to) {

        static Window of(Slice slice) {
            return new Window(slice.dateField(), slice.from(), slice.to());
        }
    }

    /** eBay states one total for all windows; how the records are spread over them decides between the two bounds. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Estimate(int orders, int callsAtLeast, int callsAtMost) {

        /** Each window takes a call, even an empty one. Two pages of a window share a record. */
        static Estimate of(int records, int windows, int pageSize) {
            int step = pageSize - 1;
            int full = (Math.max(0, records - 1) + step - 1) / step;
            return new Estimate(records, Math.max(windows, full), Math.max(windows, full + windows - 1));
        }
    }

    /** Calls that the application may make; all its sellers share them. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Quota(long limit, long remaining, Instant resetsAt) {

        static Quota of(AnalyticsClient.Quota quota) {
            return new Quota(quota.limit(), quota.remaining(), quota.resetsAt());
        }
    }

    /** As of a failed run. */
    @Serdeable
    record Failure(String code, String detail) {}
}
