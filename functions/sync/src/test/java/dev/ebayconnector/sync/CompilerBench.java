package dev.ebayconnector.sync;

import dev.ebayconnector.sync.MeasuredWorker.Compilers;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * First loads of a seller's orders by workers that use the JVM's first compiler alone, as Lambda sets it, and by workers that use
 * all compilers; in turns.
 */
final class CompilerBench {

    private static final int ROUNDS = 5;
    private static final int SIDE_BY_SIDE = 8;

    private final BenchReport report;
    private final int orders;

    CompilerBench(BenchReport report, int orders) {
        this.report = report;
        this.orders = orders;
    }

    /** @param run the time between its start and its end, without the start of the JVM */
    private record Load(double run, double processor) {}

    void measure() throws Exception {
        Map<Compilers, Load[]> loads = new EnumMap<>(Compilers.class);
        for (var compilers : Compilers.values()) {
            loads.put(compilers, new Load[ROUNDS]);
        }
        try (var system = new SyncSystem(orders)) {
            for (int round = 0; round < ROUNDS; round++) {
                for (var compilers : Compilers.values()) {
                    loads.get(compilers)[round] = load(system, compilers);
                }
            }
        }
        var first = loads.get(Compilers.FIRST);
        var all = loads.get(Compilers.ALL);
        compare("first load", median(first, false), median(all, false));
        compare("processor time of a first load, start of the JVM included", median(first, true), median(all, true));
    }

    private void compare(String what, double first, double all) {
        var name = what + ", first compiler";
        report.add(name, first, "s", "");
        report.add(what + ", all compilers", all, "s", all / first, name, "");
    }

    private static Load load(SyncSystem system, Compilers compilers) throws IOException {
        system.reset();
        system.connect();
        try (var worker = new MeasuredWorker(system, SIDE_BY_SIDE, 1, compilers)) {
            var run = system.ask("{}");
            worker.begin(run);
            worker.awaitEnd();
            return new Load(RunBench.secondsOf(system, run), worker.processorSeconds());
        }
    }

    private static double median(Load[] loads, boolean processor) {
        var sorted = Arrays.stream(loads)
                .mapToDouble(load -> processor ? load.processor() : load.run())
                .sorted()
                .toArray();
        return sorted[ROUNDS / 2];
    }
}
