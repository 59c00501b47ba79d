package dev.ebayconnector.retention;

import dev.ebayconnector.core.settings.BuyerPeriods;
import dev.ebayconnector.migrations.Migrations;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testingpostgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures what it costs to forget old events: deleting in batches from the table as it is, against dropping a month of a
 * table that is partitioned. Syncs write events meanwhile. PostgreSQL runs without fsync, its data on this machine.
 */
final class RetentionBench {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int DELETED = 1_000_000;
    private static final int WRITES = 2_000;

    /** The share of the events that is loaded into partitions: what is measured there does not grow with them. */
    private static final int PARTED = 5;

    private static final String INSERT = """
        INSERT INTO %s (at, level, event, message, request_id, account_id, run_id, details)
        SELECT now() - interval '360 days' + n * (interval '360 days' / %d),
               CASE WHEN n %% 200 = 0 THEN 'ERROR' WHEN n %% 20 = 0 THEN 'WARN' ELSE 'INFO' END,
               'sync.event' || n %% 30, 'Stored 200 orders of seller' || n %% 500 || ' in 812 ms.', 'request-' || n / 4,
               CAST(md5('account' || n %% 500) AS uuid), CAST(md5('run' || n / 6) AS uuid),
               jsonb_build_object('rows', n %% 200, 'duration_ms', n %% 900, 'resource', 'orders')
        FROM generate_series(1, %d) AS n
        """;

    /** What a sync writes. */
    private static final String WRITE = """
        INSERT INTO %s (at, level, event, message, request_id, account_id, run_id)
        VALUES (now(), 'INFO', 'sync.page', 'Stored 200 orders.', 'request', gen_random_uuid(), gen_random_uuid())
        """;

    private static final String PARTITIONED = """
        CREATE TABLE parted (LIKE event_log INCLUDING DEFAULTS INCLUDING IDENTITY, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
        DO $$ BEGIN
          FOR month IN 0..13 LOOP
            EXECUTE format('CREATE TABLE parted_%s PARTITION OF parted FOR VALUES FROM (%L) TO (%L)', month,
                           now() - interval '360 days' + month * interval '30 days' - interval '1 day',
                           now() - interval '360 days' + (month + 1) * interval '30 days' - interval '1 day');
          END LOOP;
        END $$
        """;

    private static final String LATEST = """
        EXPLAIN (ANALYZE, SUMMARY, FORMAT TEXT)
        SELECT id, at, event FROM %s WHERE account_id = CAST(md5('account7') AS uuid) ORDER BY at DESC, id DESC LIMIT 101
        """;

    private final Sql sql;
    private final String url;
    private final int events;

    private RetentionBench(String url, int events) {
        this.url = url;
        this.sql = new Sql(url);
        this.events = events;
    }

    /** @param arguments {@code retention}, and the number of events */
    public static void main(String[] arguments) throws Exception {
        if (!arguments[0].equals("retention")) {
            return;
        }
        try (var server =
                PostgresServer.start(Map.of("shared_buffers", "512MB", "max_wal_size", "4GB", "autovacuum", "off"))) {
            var url = server.url(PostgresServer.DEFAULT_DATABASE);
            Migrations.migrate(url);
            new RetentionBench(url, Integer.parseInt(arguments[1])).run();
        }
    }

    private void run() throws Exception {
        timed("load " + events + " events and build the indexes", this::load);
        size("event_log, loaded", "event_log");
        say("a sync's write alone", writes("event_log"));
        batches();
        size("event_log, " + DELETED + " deleted", "event_log");
        timed("VACUUM event_log", () -> sql.run("VACUUM event_log"));
        size("event_log, vacuumed", "event_log");
        timed("write as many events again", () -> sql.run(INSERT.formatted("event_log", DELETED * 4L, DELETED)));
        size("event_log, written again", "event_log");
        plan("event_log");
        partitions();
    }

    private void load() {
        sql.run("CREATE TABLE definitions AS SELECT indexname, indexdef FROM pg_indexes"
                + " WHERE tablename = 'event_log' AND indexname NOT LIKE '%pkey'");
        sql.texts("SELECT indexname FROM definitions").forEach(name -> sql.run("DROP INDEX " + name));
        sql.run(INSERT.formatted("event_log", events, events));
        sql.texts("SELECT indexdef FROM definitions").forEach(sql::run);
        sql.run("VACUUM ANALYZE event_log");
    }

    /** Batches as the function does them, while syncs write. */
    private void batches() throws Exception {
        var expiry = Expiries.of(
                        new RetentionSettings(new BuyerPeriods(KEPT, KEPT), KEPT, KEPT, KEPT, KEPT, KEPT, KEPT), null)
                .getLast();
        var taken = new ArrayList<Double>();
        var size = new BatchSize();
        var sync = new Writer("event_log");
        sync.start();
        int deleted = 0;
        var begun = System.nanoTime();
        try (var connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            for (boolean more = true; more && deleted < DELETED; ) {
                var start = System.nanoTime();
                var removed = expiry.remove(connection, Instant.now(), size.rows());
                connection.commit();
                deleted += removed.rows();
                more = removed.more();
                taken.add(millisSince(start));
                size.took(Duration.ofNanos(System.nanoTime() - start));
            }
        }
        var seconds = millisSince(begun) / 1000;
        sync.end();
        System.out.printf(
                "retention | %d rows in %d batches in %.1f s, %.0f rows/s, at most %d rows a batch%n",
                deleted, taken.size(), seconds, deleted / seconds, size.rows());
        say("a batch", taken);
        say("a sync's write meanwhile", sync.taken);
    }

    private void partitions() throws Exception {
        sql.run(PARTITIONED);
        int few = events / PARTED;
        timed("load " + few + " events into partitions", () -> sql.run(INSERT.formatted("parted", few, few)));
        timed(
                "build the indexes of the partitions",
                () -> sql.texts("SELECT indexdef FROM definitions")
                        .forEach(index -> sql.run(
                                index.replaceFirst("INDEX \\w+ ON public.event_log", "INDEX ON public.parted"))));
        timed("ANALYZE", () -> sql.run("ANALYZE parted"));
        say("a sync's write into a partition alone", writes("parted"));
        var sync = new Writer("parted");
        sync.start();
        timed("drop a month", () -> sql.run("DROP TABLE parted_0"));
        sync.end();
        say("a sync's write meanwhile", sync.taken);
        plan("parted");
    }

    private List<Double> writes(String table) throws SQLException {
        var taken = new ArrayList<Double>();
        try (var connection = DriverManager.getConnection(url)) {
            for (int i = 0; i < WRITES; i++) {
                taken.add(write(connection, table));
            }
        }
        return taken;
    }

    private static double write(Connection connection, String table) throws SQLException {
        var start = System.nanoTime();
        try (var statement = connection.createStatement()) {
            statement.execute(WRITE.formatted(table));
        }
        return millisSince(start);
    }

    private void plan(String table) {
        sql.texts(LATEST.formatted(table));
        sql.texts(LATEST.formatted(table)).stream()
                .filter(line -> line.contains("Time"))
                .forEach(line -> System.out.println("retention | latest of an account from " + table + " | " + line));
    }

    private void size(String when, String table) {
        System.out.printf(
                "retention | %s | heap %d MB, indexes %d MB%n",
                when,
                sql.number("SELECT pg_relation_size('" + table + "') / 1000000"),
                sql.number("SELECT pg_indexes_size('" + table + "') / 1000000"));
    }

    private static void timed(String what, Runnable work) {
        var start = System.nanoTime();
        work.run();
        System.out.printf("retention | %s | %.1f ms%n", what, millisSince(start));
    }

    private static void say(String what, List<Double> taken) {
        var sorted = taken.stream().sorted().toList();
        System.out.printf(
                "retention | %s | %d times, median %.2f ms, 99 %% %.2f ms, longest %.2f ms%n",
                what,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100),
                sorted.getLast());
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    /** Writes one event after the other until it is told to end. */
    private final class Writer extends Thread {

        private final List<Double> taken = new ArrayList<>();
        private final String table;
        private volatile boolean ended;

        Writer(String table) {
            this.table = table;
        }

        @Override
        public void run() {
            try (var connection = DriverManager.getConnection(url)) {
                while (!ended) {
                    taken.add(write(connection, table));
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void end() throws InterruptedException {
            ended = true;
            join();
        }
    }
}
