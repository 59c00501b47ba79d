package dev.ebayconnector.sync.run.start;

import dev.ebayconnector.core.metrics.Metric;
import dev.ebayconnector.core.metrics.Metrics;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Tells how long runs wait for a worker: no worker is free, or none works. */
@Singleton
public final class QueueMeter {

    private final AnnouncementStore runs;
    private final Metrics metrics;
    private final Clock clock;

    QueueMeter(AnnouncementStore runs, Metrics metrics, Clock clock) {
        this.runs = runs;
        this.metrics = metrics;
        this.clock = clock;
    }

    public void measure() {
        var now = clock.instant();
        var waiting = Duration.between(runs.oldestQueued().orElse(now), now);
        metrics.add(Metric.OLDEST_QUEUED_RUN, waiting.toSeconds());
    }
}
