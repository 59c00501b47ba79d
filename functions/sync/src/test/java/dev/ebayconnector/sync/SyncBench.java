package dev.ebayconnector.sync;

import dev.ebayconnector.privacy.erasure.ErasureBench;
import dev.ebayconnector.sync.offers.OffersBench;
import dev.ebayconnector.sync.orders.OrderStoreBench;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures the sync against the fake eBay and a real PostgreSQL, see {@code mvn -Pbench}. Each ratio is to a figure of
 * the same run. PostgreSQL runs without fsync.
 */
final class SyncBench {

    private static final Set<String> NAMES = Set.of("all", "sync");

    private static final int ERASURE_ORDERS = 100_000;

    private SyncBench() {}

    /**
     * @param arguments what to measure ({@code privacy}: only what sealing and erasures cost), the file for the figures, the number of orders, the number of SKUs, and the
     *                  numbers of orders, separated by commas, that show the growth
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("privacy")) {
            OrderStoreBench.main(arguments);
            ErasureBench.measure(ERASURE_ORDERS);
            System.exit(0);
        }
        if (!NAMES.contains(arguments[0])) {
            return;
        }
        var report = new BenchReport();
        var runs = new RunBench(report, Integer.parseInt(arguments[2]));
        runs.measure();
        OffersBench.measure(report, Integer.parseInt(arguments[3]));
        runs.growth(Stream.of(arguments[4].split(",")).map(Integer::valueOf).toList());
        report.write(Path.of(arguments[1]));
        System.exit(0);
    }
}
