package dev.ebayconnector.sync;

import dev.ebayconnector.privacy.erasure.ErasureBench;
import dev.ebayconnector.sync.offers.OffersBench;
import dev.ebayconnector.sync.orders.OrderStoreBench;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures the sync against the fake eBay and a real PostgreSQL, see {@code mvn -Pbench}. Each ratio is to a figure of
 * the same part. PostgreSQL runs without fsync.
 */
final class SyncBench {

    private static final Set<String> NAMES = Set.of("sync");

    private static final int ERASURE_ORDERS = 100_000;

    /** From here on, arguments are those of {@link ScaleBench}. */
    private static final int SCALE = 7;

    private SyncBench() {}

    /** What can be measured by itself. */
    private enum Part {
        RUNS,
        SEQUENCE,
        COMPILERS,
        FANOUT,
        STORING,
        OFFERS,
        GROWTH;

        /** @param text names separated by commas, or {@code all} */
        static Set<Part> read(String text) {
            return text.equals("all")
                    ? EnumSet.allOf(Part.class)
                    : Arrays.stream(text.split(","))
                            .map(name -> valueOf(name.strip().toUpperCase(Locale.ROOT)))
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
        }
    }

    /**
     * @param arguments what to measure ({@code privacy}: only what sealing and erasures cost; {@code scale}: only a
     *                  simulated day, with the settings that follow the others), the file for the figures, the
     *                  parts, the number of orders, that of the orders that several workers read, that of SKUs, and the
     *                  numbers of orders, separated by commas, that show the growth
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("privacy")) {
            OrderStoreBench.main(arguments);
            ErasureBench.measure(ERASURE_ORDERS);
            System.exit(0);
        }
        if (arguments[0].equals("scale")) {
            // The queue's and the fake's threads would keep the process alive.
            Thread.setDefaultUncaughtExceptionHandler((_, failure) -> {
                failure.printStackTrace();
                System.exit(1);
            });
            ScaleBench.measure(
                    Path.of(arguments[1]).resolveSibling("scale.json"),
                    List.of(arguments).subList(SCALE, arguments.length));
            System.exit(0);
        }
        if (!NAMES.contains(arguments[0])) {
            return;
        }
        var report = new BenchReport();
        var runs = new RunBench(report, Integer.parseInt(arguments[3]));
        for (var part : Part.read(arguments[2])) {
            switch (part) {
                case RUNS -> runs.measure();
                case SEQUENCE -> runs.sequence();
                case COMPILERS -> new CompilerBench(report, Integer.parseInt(arguments[3])).measure();
                case FANOUT -> new FanOutBench(report, Integer.parseInt(arguments[4])).measure();
                case STORING -> runs.storing();
                case OFFERS -> OffersBench.measure(report, Integer.parseInt(arguments[5]));
                case GROWTH -> runs.growth(sizes(arguments[6]));
            }
        }
        report.write(Path.of(arguments[1]));
        System.exit(0);
    }

    private static List<Integer> sizes(String text) {
        return Stream.of(text.split(",")).map(Integer::valueOf).toList();
    }
}
