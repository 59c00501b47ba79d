package dev.ebayconnector.sync;

import dev.ebayconnector.sync.run.work.StoreBench;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * First loads of a seller's orders: whole runs, each by a fresh worker in a process of its own. The time is that
 * between the run's start and its end, without the start of the JVM.
 */
final class RunBench {

    private static final Duration SLOW_PAGE = Duration.ofMillis(300);
    private static final int SIDE_BY_SIDE = 8;
    private static final int STORED_AT_MOST = 20_000;
    private static final double EARLY = 0.1;
    private static final double LATE = 0.9;

    private static final String SEQUENCE = "one page at a time, 300 ms a page";
    private static final String FAST = "8 pages at once, 0 ms a page";

    private final BenchReport report;
    private final int orders;

    RunBench(BenchReport report, int orders) {
        this.report = report;
        this.orders = orders;
    }

    void measure() throws Exception {
        try (var system = new SyncSystem(orders)) {
            double fast = fast(system);
            memory(system);
            plain(system, fast);
            statements(system);
        }
    }

    /** Eight pages at once against one after another, if eBay is slow. */
    void sequence() throws Exception {
        try (var system = new SyncSystem(orders)) {
            double one = seconds(system, 1, true);
            double eight = seconds(system, SIDE_BY_SIDE, true);
            report.add(SEQUENCE, one, "s", "");
            report.add("8 pages at once, 300 ms a page", eight, "s", eight / one, SEQUENCE, "at most 0.20");
        }
    }

    void storing() throws Exception {
        try (var system = new SyncSystem(Math.min(orders, STORED_AT_MOST))) {
            StoreBench.measure(report, system.worker.context(), system.sql, () -> {
                system.reset();
                system.connect();
                return system.ask("{}");
            });
        }
    }

    /** How the time grows with the number of orders. */
    void growth(List<Integer> sizes) throws Exception {
        double first = 0;
        for (int size : sizes) {
            try (var system = new SyncSystem(size)) {
                double rate = size / seconds(system, SIDE_BY_SIDE);
                var name = growthName(size);
                if (first == 0) {
                    first = rate;
                    report.add(name, rate, "orders/s", "");
                } else {
                    report.add(name, rate, "orders/s", rate / first, growthName(sizes.getFirst()), "1: linear");
                }
            }
        }
    }

    private static String growthName(int size) {
        return "growth: %,d orders".formatted(size);
    }

    private double fast(SyncSystem system) throws IOException {
        double seconds = seconds(system, SIDE_BY_SIDE);
        report.add(FAST, seconds, "s", "");
        report.add(FAST + ", orders", orders / seconds, "orders/s", "");
        report.add(FAST + ", rows with line items", rows(system) / seconds, "rows/s", "");
        return seconds;
    }

    private void plain(SyncSystem system, double fast) throws Exception {
        system.reset();
        var account = system.connect();
        var name = "plain program, row by row, 0 ms a page";
        double seconds = new PlainProgram(system, account).seconds();
        if (stored(system) != orders) {
            throw new IllegalStateException("the plain program stored " + stored(system) + " orders");
        }
        report.add(name, seconds, "s", seconds / fast, FAST, "");
    }

    /** Looks at the worker while it waits for a page, so that it does not end before. */
    private void memory(SyncSystem system) throws IOException {
        long pages = system.sql.number("SELECT max(pages) FROM sync_runs");
        system.reset();
        system.connect();
        try (var worker = new MeasuredWorker(system, SIDE_BY_SIDE)) {
            var run = system.ask("{}");
            var early = system.atPage((int) Math.ceil(EARLY * pages), worker::heapAfterCollection);
            worker.begin(run);
            double before = early.join();
            var peak = new CompletableFuture<Double>();
            var late = system.atPage((int) (LATE * pages), () -> {
                peak.complete(worker.peakMemory());
                return worker.heapAfterCollection();
            });
            double after = late.join();
            worker.awaitEnd();
            var name = "heap in use after 10 % of the pages";
            report.add(name, before, "MB", "");
            report.add("heap in use after 90 % of the pages", after, "MB", after / before, name, "1: flat");
            report.add("most memory of the worker's process", peak.join(), "MB", "at most 512");
        }
    }

    /** In this JVM, by the driver's trace; the statements that begin and end transactions count. */
    private void statements(SyncSystem system) {
        system.reset();
        system.connect();
        var run = system.ask("{}");
        long statements = StatementCount.during(() -> system.queue.deliver(system.worker));
        ended(system, run);
        double pages = system.sql.number("SELECT pages FROM sync_runs WHERE id = ?", run);
        report.add("statements a page, BEGIN and COMMIT among them", statements / pages, "statements", "");
    }

    /** Lets each page of the fake take 300 ms. */
    static void slowDown(SyncSystem system) {
        system.ebay.onCall(call -> {
            if (call.endpoint().equals(SyncSystem.PAGE)) {
                pause();
            }
        });
    }

    private static void pause() {
        try {
            Thread.sleep(SLOW_PAGE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double seconds(SyncSystem system, int parallelCalls) throws IOException {
        return seconds(system, parallelCalls, false);
    }

    private static double seconds(SyncSystem system, int parallelCalls, boolean slow) throws IOException {
        system.reset();
        if (slow) {
            slowDown(system);
        }
        system.connect();
        try (var worker = new MeasuredWorker(system, parallelCalls)) {
            var run = system.ask("{}");
            worker.begin(run);
            worker.awaitEnd();
            return secondsOf(system, run);
        }
    }

    /** The time between a run's start and its end, which must be a success. */
    static double secondsOf(SyncSystem system, UUID run) {
        ended(system, run);
        return Double.parseDouble(system.sql.text("""
            SELECT extract(epoch FROM finished_at - started_at) FROM sync_runs WHERE id = ?
            """, run));
    }

    private static void ended(SyncSystem system, UUID run) {
        if (!system.state(run).equals("SUCCEEDED")) {
            throw new IllegalStateException("the run did not succeed: " + system.show(run));
        }
    }

    private static long stored(SyncSystem system) {
        return system.sql.number("SELECT count(*) FROM orders");
    }

    private static long rows(SyncSystem system) {
        return stored(system) + system.sql.number("SELECT count(*) FROM order_line_items");
    }
}
