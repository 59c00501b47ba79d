package dev.ebayconnector.sync.api;

import dev.ebayconnector.ebay.analytics.AnalyticsClient;
import dev.ebayconnector.sync.run.quota.QuotaBudget;
import dev.ebayconnector.sync.run.quota.QuotaUse;
import dev.ebayconnector.sync.run.resource.Paging;
import dev.ebayconnector.sync.run.resource.Slice;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;

/**
 * What a sync would read and how many calls it would take; nothing was stored.
 *
 * @param estimate null if eBay could not be asked; {@code error} says why
 * @param quota    null if eBay did not state it
 * @param budget   what the connector may use of the quota, today
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record DryRunReport(
        boolean dryRun,
        String accountId,
        String resource,
        List<Window> windows,
        @Nullable Estimate estimate,
        @Nullable Quota quota,
        @Nullable Budget budget,
        @Nullable Failure error) {

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Window(
            String list,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Integer keys) {

        static Window of(Slice slice) {
            return switch (slice) {
                case Slice.Period(String list, Instant from, Instant to) -> new Window(list, from, to, null);
                case Slice.WholeList(String list) -> new Window(list, null, null, null);
                case Slice.Keys(String list, List<String> keys) -> new Window(list, null, null, keys.size());
            };
        }
    }

    /**
     * eBay states one total for all windows of a list; how the records are spread over them decides between the two
     * bounds.
     *
     * @param records that eBay lists; without those that are read by the ids of others
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Estimate(int records, int callsAtLeast, int callsAtMost) {

        static final Estimate NOTHING = new Estimate(0, 0, 0);

        /** Each window takes a call, even an empty one. */
        static Estimate of(int records, int windows, Paging paging) {
            int overlap = paging.overlapping() ? 1 : 0;
            int step = paging.size() - overlap;
            int full = (Math.max(0, records - overlap) + step - 1) / step;
            return new Estimate(records, Math.max(windows, full), Math.max(windows, full + windows - 1));
        }

        Estimate plus(Estimate other) {
            return new Estimate(
                    records + other.records, callsAtLeast + other.callsAtLeast, callsAtMost + other.callsAtMost);
        }
    }

    /** Calls that the application may make; all its sellers share them. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Quota(long limit, long remaining, @Nullable Instant resetsAt) {

        static Quota of(AnalyticsClient.Quota quota) {
            return new Quota(quota.limit(), quota.remaining(), quota.resetsAt());
        }
    }

    /**
     * The calls of today on the quota that the resource uses, by all accounts.
     *
     * @param usedToday     by the connector
     * @param usedByOthers  by other programs with the same app credentials
     * @param share         that the connector may use
     * @param forecastToday by the connector once the run has made the most calls that it may take
     * @param fits          whether the forecast stays within the share; otherwise the run waits for a reset
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Budget(
            String api, long usedToday, long usedByOthers, long limit, long share, long forecastToday, boolean fits) {

        static Budget of(QuotaUse use, QuotaBudget budget, Estimate estimate) {
            long share = budget.share(use);
            long forecast = use.calls() + estimate.callsAtMost();
            return new Budget(
                    use.api(),
                    use.calls(),
                    use.otherCalls(),
                    budget.limit(use),
                    share,
                    forecast,
                    forecast + use.otherCalls() <= share);
        }
    }

    /** As of a failed run. */
    @Serdeable
    record Failure(String code, @Nullable String detail) {}
}
