package dev.ebayconnector.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.postgres.DatabaseUrl;
import dev.ebayconnector.testing.FaultTable;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testingpostgres.PgBouncer;
import dev.ebayconnector.testingpostgres.PgBouncer.PoolMode;
import dev.ebayconnector.testingpostgres.TransactionPooler;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Eight connections of a pool on three of the server's, through a pooler with its default configuration. */
class PoolerTest {

    private static final int THREADS = 8;
    private static final int STATEMENTS = 200;

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        TRANSACTION, -
        TRANSACTION, &pgbouncer=true
        SESSION,     -
        SESSION,     &pgbouncer=true
        """)
    void everyStatementSucceedsBehindPgBouncerWhetherTheUrlNamesItOrNot(PoolMode mode, String parameter)
            throws Exception {
        var size = Map.of("default_pool_size", mode == PoolMode.SESSION ? "20" : "3", "server_reset_query", "");
        try (var pooler = PgBouncer.before(database.port(), mode, Map.of("postgres", ""), size)) {
            var url = database.urlThrough(pooler.port()) + (parameter == null ? "" : parameter);
            assertThat(report("PgBouncer, " + mode, errors(url))).isEmpty();
            assertThat(sessionSettings(pooler)).isNull();
        }
    }

    @Test
    void everyStatementSucceedsBehindAPoolerThatHandsOnTheServersKeyIfTheUrlNamesIt() throws Exception {
        try (var pooler = TransactionPooler.before(database.port(), database.name(), 3)) {
            assertThat(report("simulated pooler", errors(database.urlThrough(pooler.port()) + "&pgbouncer=true")))
                    .isEmpty();
        }
    }

    @Test
    void onADirectConnectionTheServerLimitsEveryStatement() throws Exception {
        try (var pool = pool(database.url() + "&sslmode=disable");
                var connection = pool.borrow();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW statement_timeout")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("20s");
        }
    }

    private static List<String> report(String where, List<String> errors) {
        FaultTable.row(
                where + ", " + THREADS + " x " + STATEMENTS + " statements", errors.size() + " errors", "0 errors");
        return errors;
    }

    /** What the pool's sessions hand on to the pooler's next client. */
    private static String sessionSettings(PgBouncer pooler) throws SQLException {
        try (var pool = pool(database.urlThrough(pooler.port()));
                var connection = pool.borrow();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT setting FROM pg_settings WHERE name = 'statement_timeout' AND source = 'session'")) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static ConnectionPool pool(String url) {
        return new ConnectionPool(
                new DatabaseSettings(DatabaseUrl.parse(url), PoolSettings.of(THREADS), "connector-test"));
    }

    private static List<String> errors(String url) throws Exception {
        try (var pool = pool(url);
                var threads = Executors.newFixedThreadPool(THREADS)) {
            var work = new ArrayList<Callable<List<String>>>();
            for (int i = 0; i < THREADS; i++) {
                work.add(() -> statements(pool));
            }
            var errors = new ArrayList<String>();
            for (var done : threads.invokeAll(work)) {
                errors.addAll(done.get());
            }
            return errors;
        }
    }

    private static List<String> statements(ConnectionPool pool) {
        var errors = new ArrayList<String>();
        for (int i = 0; i < STATEMENTS; i++) {
            try (var connection = pool.borrow();
                    var statement = connection.prepareStatement("SELECT ? + " + i % 7)) {
                statement.setInt(1, i);
                try (var row = statement.executeQuery()) {
                    row.next();
                    if (row.getInt(1) != i + i % 7) {
                        errors.add("the answer to another statement");
                    }
                }
            } catch (SQLException e) {
                errors.add(e.getSQLState());
            }
        }
        return errors;
    }
}
