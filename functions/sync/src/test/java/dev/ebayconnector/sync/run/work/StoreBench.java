package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.sync.BenchReport;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.SyncRun;
import dev.ebayconnector.sync.run.calls.CallLog;
import dev.ebayconnector.sync.run.resource.PageSeals;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.run.window.SyncWindow;
import dev.ebayconnector.sync.run.window.WindowStep;
import dev.ebayconnector.sync.run.window.WindowStore;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.tokens.AccessTokens;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Storing alone, without reading: the pages of a first load of orders, and a COPY of the rows that they become. Both
 * begin with empty tables, which keep their indexes and foreign keys, and after a checkpoint. Medians of the rounds, in
 * one JVM that is warm.
 */
public final class StoreBench {

    private static final int ROUNDS = 3;
    private static final String OWNER = "bench";
    private static final String COPY = "storing: COPY of the same rows";
    private static final List<String> TABLES = List.of("orders", "order_line_items");

    private static final int MOST_WINDOWS = 1_000;

    private final ApplicationContext worker;
    private final Sql sql;

    private StoreBench(ApplicationContext worker, Sql sql) {
        this.worker = worker;
        this.sql = sql;
    }

    /** Seconds; {@code rows} are those of both tables. */
    private record Round(double engine, double write, double unchanged, double copy, long rows) {}

    private record Stored<R>(Resource<R> resource, UUID account, double seconds, List<List<R>> pages) {}

    /** @param firstLoad empties the database and asks for a run */
    public static void measure(BenchReport report, ApplicationContext worker, Sql sql, Supplier<UUID> firstLoad)
            throws SQLException, IOException {
        var bench = new StoreBench(worker, sql);
        bench.round(firstLoad.get()); // warms up
        var rounds = new ArrayList<Round>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(bench.round(firstLoad.get()));
        }
        double copy = median(rounds.stream().map(Round::copy).toList());
        double engine = median(rounds.stream().map(Round::engine).toList());
        double write = median(rounds.stream().map(Round::write).toList());
        double unchanged = median(rounds.stream().map(Round::unchanged).toList());
        double rows = rounds.getFirst().rows();
        report.add(COPY, rows / copy, "rows/s", "");
        report.add("storing: a page's rows and COMMIT", rows / write, "rows/s", write / copy, COPY, "at most 1.5");
        report.add("storing: all that a run stores", rows / engine, "rows/s", engine / copy, COPY, "at most 1.5");
        report.add("storing: rows that did not change", rows / unchanged, "rows/s", unchanged / copy, COPY, "");
    }

    private Round round(UUID run) throws SQLException, IOException {
        settle();
        var stored = store(run, worker.getBean(RunStore.class));
        long rows = 0;
        for (var table : TABLES) {
            rows += sql.number("SELECT count(*) FROM " + table);
        }
        double copy = copy();
        empty();
        double write = write(stored);
        double unchanged = write(stored);
        return new Round(stored.seconds(), write, unchanged, copy, rows);
    }

    /** Reads and stores the run's pages one after another; only the storing counts. */
    private Stored<?> store(UUID id, RunStore runs) {
        var now = worker.getBean(Clock.class).instant();
        runs.claim(id, OWNER, now.plus(RunWorker.LEASE), now);
        var run = runs.find(id).orElseThrow();
        return store(run, worker.getBean(Resources.class).find(run.resource()).orElseThrow());
    }

    private <R> Stored<R> store(SyncRun run, Resource<R> resource) {
        var windows = worker.getBean(WindowStore.class);
        var commit = worker.getBean(PageCommit.class);
        var pages = new ArrayList<List<R>>();
        long nanos = 0;
        var hold = new RunHold(worker.getBean(RunStore.class), run.id(), OWNER, false);
        for (var open = open(windows, run); !open.isEmpty(); open = open(windows, run)) {
            var fetched = fetch(run, resource, open.getFirst());
            long begun = System.nanoTime();
            var step =
                    commit.store(run, resource, open.getFirst(), fetched, hold).step();
            nanos += System.nanoTime() - begun;
            if (!(step instanceof WindowStep.Split)) {
                pages.add(fetched.page().records());
            }
        }
        return new Stored<>(resource, run.accountId(), nanos / 1e9, pages);
    }

    private List<SyncWindow> open(WindowStore windows, SyncRun run) {
        var now = worker.getBean(Clock.class).instant();
        windows.take(run.id(), OWNER, now.plus(HeldWindows.LEASE), now, MOST_WINDOWS);
        return windows.heldBy(run.id(), OWNER);
    }

    private <R> FetchOutcome.Fetched<R> fetch(SyncRun run, Resource<R> resource, SyncWindow window) {
        var account = worker.getBean(AccountStore.class).find(run.accountId()).orElseThrow();
        var outcome = new PageFetcher(
                        worker.getBean(AccessTokens.class), PageSource.ONCE, worker.getBean(EbaySettings.class))
                .fetch(
                        account,
                        resource,
                        window.slice(),
                        resource.paging(window.slice()).size(),
                        window.nextOffset(),
                        CallGuard.NONE,
                        new CallLog(worker.getBean(Clock.class)),
                        new RequestId(run.requestId()));
        if (outcome instanceof FetchOutcome.Fetched<R> fetched) {
            return fetched;
        }
        throw new IllegalStateException("not read: " + outcome);
    }

    private <R> double write(Stored<R> stored) throws SQLException {
        try (var connection = DriverManager.getConnection(sql.url())) {
            connection.setAutoCommit(false);
            long begun = System.nanoTime();
            for (var page : stored.pages()) {
                var context = new WriteContext(
                        stored.account(),
                        stored.account(),
                        Instant.now(),
                        worker.getBean(PageSeals.class)
                                .of(
                                        connection,
                                        stored.account(),
                                        page.stream()
                                                .map(stored.resource()::raw)
                                                .toList()));
                stored.resource().write(connection, context, page);
                connection.commit();
            }
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    /** Takes the rows out of the tables and puts them back, one COPY a table, in one transaction. */
    private double copy() throws SQLException, IOException {
        var directory = Files.createTempDirectory(Path.of(sql.text("SHOW data_directory")), "bench");
        for (var table : TABLES) {
            sql.run("COPY " + table + " TO '" + directory.resolve(table) + "'");
        }
        empty();
        try (var connection = DriverManager.getConnection(sql.url())) {
            connection.setAutoCommit(false);
            long begun = System.nanoTime();
            for (var table : TABLES) {
                copy(connection, table, directory);
            }
            connection.commit();
            return (System.nanoTime() - begun) / 1e9;
        } finally {
            for (var table : TABLES) {
                Files.delete(directory.resolve(table));
            }
            Files.delete(directory);
        }
    }

    private static void copy(Connection connection, String table, Path directory) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("COPY " + table + " FROM '" + directory.resolve(table) + "'");
        }
    }

    private void empty() {
        sql.run("TRUNCATE orders CASCADE");
        settle();
    }

    private void settle() {
        sql.run("CHECKPOINT");
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
