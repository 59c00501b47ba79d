package dev.ebayconnector.core.database;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import dev.ebayconnector.core.metrics.Metric;
import dev.ebayconnector.core.metrics.Metrics;
import java.time.Duration;

/** Tells how long borrowers wait for a connection, and how many connections are opened. */
final class PoolMeter implements IMetricsTracker {

    private final Metrics metrics;

    PoolMeter(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void recordConnectionAcquiredNanos(long elapsed) {
        metrics.add(Metric.POOL_WAIT, Duration.ofNanos(elapsed));
    }

    @Override
    public void recordConnectionCreatedMillis(long elapsed) {
        metrics.add(Metric.CONNECTS, 1);
    }
}
