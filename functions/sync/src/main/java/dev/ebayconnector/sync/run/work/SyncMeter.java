package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.core.metrics.Metric;
import dev.ebayconnector.core.metrics.Metrics;
import dev.ebayconnector.sync.run.calls.Calls;
import dev.ebayconnector.sync.run.quota.QuotaUse;
import dev.ebayconnector.sync.run.resource.Resource;
import jakarta.inject.Singleton;

/** Measures what runs call and store; a page counts once, when it is stored. */
@Singleton
public final class SyncMeter {

    private final Metrics metrics;

    SyncMeter(Metrics metrics) {
        this.metrics = metrics;
    }

    void called(Resource<?> resource, Calls calls) {
        metrics.add(Metric.EBAY_CALLS, resource.name(), calls.count());
    }

    void stored(Resource<?> resource, PageCommit.Stored page) {
        metrics.add(Metric.ROWS_STORED, resource.name(), page.changed());
        left(page.use());
    }

    /** @param use null without calls; eBay may not have stated a limit yet */
    private void left(QuotaUse use) {
        if (use != null && use.callsLimit() != null) {
            metrics.add(Metric.QUOTA_LEFT, use.api(), Math.max(0, use.callsLimit() - use.used()));
        }
    }
}
