package dev.ebayconnector.bench.reads;

import dev.ebayconnector.local.reads.BulkData;
import dev.ebayconnector.local.reads.ListCalls;
import dev.ebayconnector.local.reads.ListValues;
import dev.ebayconnector.local.reads.ReadFunctions;
import dev.ebayconnector.migrations.Migrations;
import dev.ebayconnector.testing.FunctionSettings;
import dev.ebayconnector.testing.TestSession;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks the built functions for every list of the API, by each filter and sort, in a store of 100,000 orders and events and in
 * one of each size that {@code bench.rows} names, separated by commas.
 */
public final class ReadsBench {

    private static final int SMALLEST = 100_000;

    private final Path root;

    private ReadsBench(Path root) {
        this.root = root;
    }

    /** @param root the project's */
    public static void run(Path root) throws Exception {
        var bench = new ReadsBench(root);
        var report = new ReadReport();
        for (var orders : sizes()) {
            report.add(orders, bench.measure(orders));
        }
        report.print();
        report.write(bench.target().resolve("reads.json"));
        System.out.println("\nWritten to functions/dev/bench/target/reads.json");
    }

    private static List<Integer> sizes() {
        var asked = System.getProperty("bench.rows", "");
        return Stream.concat(
                        Stream.of(SMALLEST),
                        Stream.of(asked.split(","))
                                .filter(size -> !size.isBlank())
                                .map(Integer::valueOf))
                .distinct()
                .sorted()
                .toList();
    }

    private Path target() {
        return root.resolve("functions/dev/bench/target");
    }

    private List<ListFigures> measure(int orders) throws IOException, SQLException, InterruptedException {
        try (var postgres = postgres()) {
            var url = postgres.getJdbcUrl("postgres", "postgres");
            Migrations.migrate(url);
            TestSession.database(url);
            try {
                return filled(url, orders);
            } finally {
                TestSession.forget(url);
            }
        }
    }

    private List<ListFigures> filled(String url, int orders) throws IOException, SQLException, InterruptedException {
        System.out.printf("filling a store with %,d orders%n", orders);
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            BulkData.load(connection, orders);
            // The key of BulkData opens nothing; the function makes one of its own.
            statement.execute("DELETE FROM hash_key");
            // Pages that were filled are written down once, by whoever reads them first.
            statement.execute("VACUUM");
            return figures(url, new ListValues(connection));
        }
    }

    /** As a server of a few gigabytes is set, but that nothing needs to survive a crash. */
    private static EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("maintenance_work_mem", "512MB")
                .setServerConfig("max_wal_size", "8GB")
                .start();
    }

    private List<ListFigures> figures(String url, ListValues values) throws IOException, InterruptedException {
        var figures = new ArrayList<ListFigures>();
        try (var trial =
                new ListTrial(target(), new ReadFunctions(root, FunctionSettings.of(url)), TestSession.of("ADMIN"))) {
            for (var call : ListCalls.of(root, values)) {
                figures.addAll(trial.measure(call));
            }
        }
        return figures;
    }
}
