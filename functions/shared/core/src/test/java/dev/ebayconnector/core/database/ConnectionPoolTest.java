package dev.ebayconnector.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.postgres.DatabaseFailure;
import dev.ebayconnector.postgres.DatabaseUrl;
import dev.ebayconnector.testing.FaultTable;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testingpostgres.FaultProxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What one connection is told and bound by; what faults do to whole requests is tested in the function auth. */
class ConnectionPoolTest {

    private static TestDatabase database;

    private FaultProxy proxy;
    private ConnectionPool pool;

    @BeforeAll
    static void openDatabase() throws Exception {
        database = TestDatabase.migrated();
    }

    @AfterAll
    static void closeDatabase() throws Exception {
        database.close();
    }

    @BeforeEach
    void open() {
        proxy = FaultProxy.before(database.port());
        pool = pool("", PoolSettings.of(2));
    }

    @AfterEach
    void close() {
        pool.close();
        proxy.close();
    }

    @Test
    void whatTheServerSaysOfARefusedRowIsNotInTheMessage() {
        var refused = catchThrowableOfType(SQLException.class, () -> {
            try (var connection = pool.borrow();
                    var statement = connection.createStatement()) {
                statement.execute(
                        "INSERT INTO users (email, password_hash, role) VALUES ('ada@example.com', 'x', 'UNKNOWN')");
            }
        });
        assertThat(refused.getSQLState()).isEqualTo("23514");
        assertThat(refused.getMessage()).contains("users_role_check").doesNotContain("ada@example.com");
    }

    @Test
    void aConnectionCarriesFunctionAndRequestIdAndThenTheNextOne() throws Exception {
        for (var id : new String[] {"request-1", "request-2"}) {
            assertThat(CurrentRequest.with(new RequestId(id), () -> unchecked(() -> ask("SHOW application_name"))))
                    .isEqualTo("connector-test " + id);
        }
        assertThat(ask("SHOW application_name")).isEqualTo("connector-test");
        assertThat(proxy.accepted()).isEqualTo(1);
    }

    @Test
    void behindATransactionPoolerTheNameStaysTheFunctionsAndNoStatementIsPreparedOnTheServer() throws Exception {
        pool.close();
        pool = pool("&pgbouncer=true", PoolSettings.of(2));
        for (int i = 0; i < 10; i++) {
            assertThat(CurrentRequest.with(
                            new RequestId("request-1"), () -> unchecked(() -> ask("SHOW application_name"))))
                    .isEqualTo("connector-test");
        }
        assertThat(ask("SELECT string_agg(name || ':' || statement, ';') FROM pg_prepared_statements"))
                .isNull();
        assertThat(ask("SHOW statement_timeout")).isEqualTo("0");
    }

    @Test
    void theDriverHasHeardItsBounds() throws Exception {
        try (var connection = pool.unproven()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(25_000);
            assertThat(connection.unwrap(PGConnection.class).getPrepareThreshold())
                    .isEqualTo(5);
        }
    }

    @Test
    void onADirectConnectionTheServerEndsAStatementAtItsBound() throws Exception {
        assertThat(ask("SHOW statement_timeout")).isEqualTo("20s");
        pool.close();
        pool = pool("", bounds(Duration.ofMillis(300), Duration.ofSeconds(5)));
        var thrown = catchThrowableOfType(SQLException.class, () -> ask("SELECT pg_sleep(3)"));
        assertThat(thrown.getSQLState()).isEqualTo("57014");
        assertThat(DatabaseFailure.isUnavailable(thrown)).isTrue();
        assertThat(DatabaseFailure.isConnectionLost(thrown)).isFalse();
    }

    @Test
    void aStatementThatTheNetworkSwallowsEndsAtTheBoundOfTheSocket() throws Exception {
        pool.close();
        pool = pool("", bounds(Duration.ofSeconds(5), Duration.ofSeconds(1)));
        try (var connection = pool.borrow()) {
            proxy.swallow();
            long start = System.nanoTime();
            var thrown = catchThrowableOfType(SQLException.class, () -> ask(connection, "SELECT 1"));
            double millis = (System.nanoTime() - start) / 1e6;
            FaultTable.row(
                    "black hole in the middle of a statement (25 s shortened to 1 s)",
                    millis,
                    "ends at the socket's bound");
            assertThat(DatabaseFailure.isUnavailable(thrown)).isTrue();
            assertThat(millis).isBetween(900.0, 1_600.0);
        }
    }

    @Test
    void aWaitForABusyPoolEndsAndTakesNothingFromThoseAtWork() throws Exception {
        try (var one = pool.borrow();
                var two = pool.borrow()) {
            var thrown = catchThrowableOfType(SQLException.class, () -> pool.borrow());
            assertThat(DatabaseFailure.isUnavailable(thrown)).isTrue();
            assertThat(ask(one, "SELECT 1") + ask(two, "SELECT 2")).isEqualTo("12");
        }
        assertThat(pool.figures()).isEqualTo(new PoolFigures(2, 0, 2, 0, 2));
    }

    @Test
    void nothingIsOpenedBeforeTheFirstBorrow() {
        assertThat(pool.figures()).isEqualTo(new PoolFigures(0, 0, 0, 0, 2));
        assertThat(proxy.accepted()).isZero();
    }

    /** Platforms cut at five minutes and more; HikariCP spreads the end of life by at most 2.5 percent. */
    @Test
    void noConnectionGetsAsOldAsThePlatformsPatience() {
        var bounds = PoolSettings.of(2);
        assertThat(bounds.life()).isLessThan(Duration.ofSeconds(290));
        assertThat(bounds.idle()).isLessThan(bounds.life());
        assertThat(bounds.proof().plus(bounds.borrow())).isLessThan(Duration.ofSeconds(2));
        assertThat(bounds.statement()).isLessThan(bounds.socket());
        assertThat(bounds.socket()).isLessThan(Duration.ofSeconds(29));
    }

    private ConnectionPool pool(String parameters, PoolSettings bounds) {
        return new ConnectionPool(new DatabaseSettings(
                DatabaseUrl.parse(database.urlThrough(proxy) + parameters), bounds, "connector-test"));
    }

    private static PoolSettings bounds(Duration statement, Duration socket) {
        var usual = PoolSettings.of(2);
        return new PoolSettings(
                2,
                usual.borrow(),
                usual.proof(),
                usual.idle(),
                usual.life(),
                usual.connect(),
                usual.login(),
                statement,
                socket);
    }

    private String ask(String sql) throws SQLException {
        try (var connection = pool.borrow()) {
            return ask(connection, sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
