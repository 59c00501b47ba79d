package dev.ebayconnector.sync;

import dev.ebayconnector.sync.ScaleReport.How;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A day of many accounts with six resources each, see {@code mvn -Pbench -Dbench.only=scale}: the real scheduler, queue,
 * workers and PostgreSQL on a virtual clock, against the fake eBay, whose latency is counted and not slept. {@code
 * docs/performance.md} says what the model assumes.
 */
final class ScaleBench {

    private static final double P50 = 0.5;
    private static final double P99 = 0.99;
    private static final double MEGABYTE = 1 << 20;

    private final ScaleSettings settings;
    private final ScaleReport report;

    private ScaleBench(ScaleSettings settings, PrintStream out) {
        this.settings = settings;
        this.report = new ScaleReport(out);
    }

    /**
     * @param file   for the figures
     * @param values of {@link ScaleSettings}
     */
    static void measure(Path file, List<String> values) throws Exception {
        var out = System.out;
        // The functions print a line of metrics for each invocation.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        var bench = new ScaleBench(ScaleSettings.read(values.iterator()), out);
        try (var system = new ScaleSystem(bench.settings)) {
            system.addSchedules();
            var day = new ScaleDay(system, out);
            day.live();
            bench.report(system, day);
        }
        bench.report.write(file);
    }

    private void report(ScaleSystem system, ScaleDay day) {
        var figures = new ScaleFigures(system.sql(), day.over());
        var resources = figures.resources();
        simulated(system, day);
        workers(day, figures);
        resources.forEach(this::resource);
        quotas(system, figures);
        database(day, figures);
        var walls = new ScaleWalls(settings);
        walls.quotas(resources);
        walls.workers(busy(day));
        walls.starts(percentile(day, P99, ScaleDay.Minute::started));
        walls.pass(seconds(percentile(day, P99, minute -> minute.pass().toNanos())));
        walls.report(report);
    }

    private void simulated(ScaleSystem system, ScaleDay day) {
        report.part("Simulated");
        report.add("accounts, six resources each", settings.accounts(), "accounts", How.SETTING);
        report.add("orders of an account a day", settings.ordersDay(), "orders", How.SETTING);
        report.add("SKUs of an account", settings.skus(), "SKUs", How.SETTING);
        report.add("orders from so many days before", settings.history(), "days", How.SETTING);
        report.add("share of eBay's quotas", settings.share(), "%", How.SETTING);
        report.add("latency of a call of eBay", settings.latency().toMillis(), "ms", How.SETTING);
        report.add("hours that were simulated for real, of " + settings.hours(), hours(day), "hours", How.MEASURED);
        report.add("real time", day.realTime().toSeconds(), "s", How.MEASURED);
        report.add("messages that workers took", day.deliveries(), "messages", How.MEASURED);
        report.add(
                "computing a message (worker, database, queue, the fake)",
                millis(day.computing()) / day.deliveries(),
                "ms",
                How.MEASURED);
        report.add("calls of eBay, tokens included", system.lanes.calls(), "calls", How.MEASURED);
    }

    private void workers(ScaleDay day, ScaleFigures figures) {
        report.part("Workers and scheduler");
        report.add("workers that may work at once", settings.workers(), "workers", How.SETTING);
        report.add("workers busy, mean", busy(day), "workers", How.MEASURED);
        report.add("workers busy, busiest minute", most(day, ScaleBench::workersOf), "workers", How.MEASURED);
        report.add("run waits for a worker, p50", figures.waitedForWorker(P50), "s", How.MEASURED);
        report.add("run waits for a worker, p99", figures.waitedForWorker(P99), "s", How.MEASURED);
        report.add("from slot to worker, p50", figures.late(P50), "s", How.MEASURED);
        report.add("from slot to worker, p99", figures.late(P99), "s", How.MEASURED);
        report.add("runs started in a minute, mean", mean(day, ScaleDay.Minute::started), "runs", How.MEASURED);
        report.add("runs started in a minute, most", most(day, ScaleDay.Minute::started), "runs", How.MEASURED);
        report.add("slots left out, nothing new came", sum(day, ScaleDay.Minute::leftOut), "slots", How.MEASURED);
        report.add("slots skipped, the run before waits", sum(day, ScaleDay.Minute::skipped), "slots", How.MEASURED);
        report.add("pass of the scheduler, p50", percentile(day, P50, ScaleBench::passMillis), "ms", How.MEASURED);
        report.add("pass of the scheduler, p99", percentile(day, P99, ScaleBench::passMillis), "ms", How.MEASURED);
        report.add(
                "messages that wait at the end of a minute, most",
                most(day, ScaleDay.Minute::waiting),
                "messages",
                How.MEASURED);
        report.add("connections of workers and scheduler, most", day.connections(), "connections", How.MEASURED);
        report.add("connections of all functions, budget", ScaleSettings.CONNECTIONS, "connections", How.SETTING);
    }

    private void resource(ScaleFigures.OfResource found) {
        report.part(found.name() + ", every "
                + Duration.ofSeconds(found.everySeconds()).toMinutes() + " min");
        report.add("runs", found.runs(), "runs", How.MEASURED);
        report.add("runs that failed", found.failed(), "runs", How.MEASURED);
        report.add("runs that wait for eBay's quota at the end", found.waiting(), "runs", How.MEASURED);
        report.add("calls", found.calls(), "calls", How.MEASURED);
        report.add("calls of a run that succeeded", found.callsEach(), "calls", How.MEASURED);
        report.add("from slot to worker, p50", found.startP50(), "s", How.MEASURED);
        report.add("from slot to worker, p99", found.startP99(), "s", How.MEASURED);
        report.add("from slot to the end of the run, p50", found.readP50(), "s", How.MEASURED);
        report.add("from slot to the end of the run, p99", found.readP99(), "s", How.MEASURED);
        if (found.age() > 0) {
            report.add("age of what is stored at the end, p99", found.age(), "s", How.MEASURED);
        }
    }

    private void quotas(ScaleSystem system, ScaleFigures figures) {
        report.part("Calls of eBay against the connector's share of its daily quotas");
        for (var quota : figures.quotas()) {
            report.add(
                    quota.api() + ", of " + "%,d".formatted(ScaleWalls.share(quota.api(), settings)),
                    quota.calls(),
                    "calls",
                    How.MEASURED);
            quota.parkedAt()
                    .ifPresent(at -> report.add(
                            "  first run that had to wait (" + quota.resources() + ")", at, "h:min", How.MEASURED));
        }
        system.ebayCalls().forEach((endpoint, calls) -> report.add("  " + endpoint, calls, "calls", How.MEASURED));
    }

    private void database(ScaleDay day, ScaleFigures figures) {
        var sizes = day.sizes();
        report.part("Database");
        report.add("size before the day", sizes.getFirst() / MEGABYTE, "MB", How.MEASURED);
        report.add("size at the end", sizes.getLast() / MEGABYTE, "MB", How.MEASURED);
        int half = sizes.size() / 2;
        double days = (sizes.size() - 1 - half) / (double) Duration.ofDays(1).toMinutes();
        report.add(
                "growth a day, by the second half of the time simulated",
                (sizes.getLast() - sizes.get(half)) / MEGABYTE / days,
                "MB a day",
                How.COMPUTED);
        for (var table : figures.tables()) {
            var cells = table.split("\\|");
            report.add("  " + cells[0], Long.parseLong(cells[1]) / MEGABYTE, "MB", How.MEASURED);
        }
    }

    private static double hours(ScaleDay day) {
        return day.minutes().size() / (double) Duration.ofHours(1).toMinutes();
    }

    /** Mean over the time that was simulated. */
    private static double busy(ScaleDay day) {
        return mean(day, ScaleBench::workersOf);
    }

    private static double workersOf(ScaleDay.Minute minute) {
        return millis(minute.busy()) / Duration.ofMinutes(1).toMillis();
    }

    private static double passMillis(ScaleDay.Minute minute) {
        return millis(minute.pass());
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static double seconds(double nanos) {
        return nanos / 1e9;
    }

    private static double mean(ScaleDay day, ToDoubleFunction<ScaleDay.Minute> figure) {
        return day.minutes().stream().mapToDouble(figure).average().orElse(0);
    }

    private static double most(ScaleDay day, ToDoubleFunction<ScaleDay.Minute> figure) {
        return day.minutes().stream().mapToDouble(figure).max().orElse(0);
    }

    private static double sum(ScaleDay day, ToDoubleFunction<ScaleDay.Minute> figure) {
        return day.minutes().stream().mapToDouble(figure).sum();
    }

    private static double percentile(ScaleDay day, double of, ToDoubleFunction<ScaleDay.Minute> figure) {
        var sorted = day.minutes().stream().mapToDouble(figure).sorted().toArray();
        return sorted[(int) (sorted.length * of)];
    }
}
