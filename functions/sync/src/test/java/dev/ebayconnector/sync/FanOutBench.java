package dev.ebayconnector.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * First loads of a seller's orders by one worker and by several, each in a process of its own, if eBay needs 300 ms for a
 * page. The time is that between the run's start and its end; all workers wait for messages when it begins.
 */
final class FanOutBench {

    private static final int[] WORKERS = {1, 2, 4};
    private static final int SIDE_BY_SIDE = 8;

    private final BenchReport report;
    private final int orders;

    FanOutBench(BenchReport report, int orders) {
        this.report = report;
        this.orders = orders;
    }

    void measure() throws Exception {
        try (var system = new SyncSystem(orders)) {
            double alone = 0;
            for (int workers : WORKERS) {
                double seconds = seconds(system, workers);
                if (workers == 1) {
                    alone = seconds;
                    report.add(name(1), seconds, "s", "");
                } else {
                    report.add(name(workers), seconds, "s", seconds / alone, name(1), "");
                    report.add(name(workers) + ", that read", readers(system), "workers", "");
                }
            }
        }
    }

    private String name(int workers) {
        return "fan-out: %,d orders, 300 ms a page, %d worker%s".formatted(orders, workers, workers == 1 ? "" : "s");
    }

    private static double seconds(SyncSystem system, int workers) throws IOException {
        system.reset();
        RunBench.slowDown(system);
        system.connect();
        var waiting = new ArrayList<MeasuredWorker>();
        try {
            for (int i = 0; i < workers; i++) {
                waiting.add(new MeasuredWorker(system, SIDE_BY_SIDE, workers));
            }
            var run = system.ask("{}");
            handOver(system, run, waiting);
            return RunBench.secondsOf(system, run);
        } finally {
            waiting.forEach(MeasuredWorker::close);
        }
    }

    private static double readers(SyncSystem system) {
        return system.sql.number("SELECT count(DISTINCT lease_owner) FROM sync_windows");
    }

    /** Gives each message of the queue to a worker that has none, as Lambda does, until the run has ended. */
    private static void handOver(SyncSystem system, UUID run, List<MeasuredWorker> workers) throws IOException {
        int busy = 0;
        while (system.sql.number("SELECT count(*) FROM sync_runs WHERE finished_at IS NULL AND id = ?", run) > 0) {
            var message = system.queue.take();
            if (message != null && busy < workers.size()) {
                workers.get(busy++).begin(message);
            }
        }
        for (var worker : workers.subList(0, busy)) {
            worker.awaitEnd();
        }
    }
}
