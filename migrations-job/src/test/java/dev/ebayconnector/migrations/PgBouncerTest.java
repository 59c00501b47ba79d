package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testingpostgres.PgBouncer;
import dev.ebayconnector.testingpostgres.PgBouncer.PoolMode;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The job behind a real PgBouncer whose URL does not tell of it. */
class PgBouncerTest {

    private static final String REFUSAL = "MIGRATIONS_URL points at a connection pooler in transaction mode";
    private static final String FIX = "set it to the database's direct URL";

    /** What a job may leave on the sessions that PgBouncer keeps open for its next clients. */
    private static final String LEFTOVERS = """
        SELECT string_agg(name || '=' || setting, ', ') FROM pg_settings
        WHERE name IN ('lock_timeout', 'statement_timeout', 'client_connection_check_interval') AND source = 'session'\
        """;

    private final TestDatabase database = TestDatabase.fresh();

    @ParameterizedTest
    @EnumSource(
            value = PoolMode.class,
            names = {"TRANSACTION", "STATEMENT"})
    void migrateRefusesAPoolerThatSharesSessionsBeforeItChangesAnything(PoolMode mode) throws Exception {
        try (var pooler = pooler(mode, Map.of())) {
            var console = Console.on(url(pooler));
            assertThat(console.run("migrate")).as(console.said()).isEqualTo(2);
            assertThat(console.err()).contains(REFUSAL, FIX);
            nothingWasChangedOrLeft(pooler);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20})
    void threeJobsAtOnceAreRefusedWhateverThePoolsSize(int size) throws Exception {
        try (var pooler = pooler(PoolMode.TRANSACTION, Map.of("default_pool_size", Integer.toString(size)));
                var threads = Executors.newFixedThreadPool(3)) {
            var jobs = new ArrayList<Callable<String>>();
            for (int i = 0; i < 3; i++) {
                jobs.add(() -> {
                    var console = Console.on(url(pooler));
                    return console.run("migrate") + " " + console.said();
                });
            }
            for (var said : threads.invokeAll(jobs)) {
                assertThat(said.get()).startsWith("2 ").contains(REFUSAL);
            }
            nothingWasChangedOrLeft(pooler);
        }
    }

    @Test
    void migrateWorksBehindAPoolerInSessionModeAndLeavesItsSessionsClean() throws Exception {
        // Without the reset query, PgBouncer hands a session on as its last client left it.
        try (var pooler = pooler(PoolMode.SESSION, Map.of("server_reset_query", ""))) {
            var console = Console.on(url(pooler));
            assertThat(console.run("migrate")).as(console.said()).isZero();
            assertThat(console.run("validate")).as(console.said()).isZero();
            assertThat(console.run("migrate")).as(console.said()).isZero();
            nothingIsLeft(pooler);
        }
    }

    @Test
    void threeJobsAtOnceMigrateOnceBehindAPoolerInSessionMode() throws Exception {
        try (var pooler = pooler(PoolMode.SESSION, Map.of());
                var threads = Executors.newFixedThreadPool(3)) {
            var jobs = new ArrayList<Callable<String>>();
            for (int i = 0; i < 3; i++) {
                jobs.add(() -> {
                    var console = Console.on(url(pooler));
                    return console.run("migrate") + " " + console.said();
                });
            }
            for (var said : threads.invokeAll(jobs)) {
                assertThat(said.get()).startsWith("0 ");
            }
            nothingIsLeft(pooler);
        }
    }

    private static PgBouncer pooler(PoolMode mode, Map<String, String> settings) {
        return PgBouncer.before(TestDatabase.port(), mode, Map.of("owner", TestDatabase.PASSWORD), settings);
    }

    private String url(PgBouncer pooler) {
        return pooler.url("owner", database.name());
    }

    private void nothingWasChangedOrLeft(PgBouncer pooler) throws Exception {
        assertThat(database.ask("SELECT to_regclass('flyway_schema_history')")).isNull();
        nothingIsLeft(pooler);
    }

    private void nothingIsLeft(PgBouncer pooler) throws Exception {
        assertThat(database.advisoryLocks()).isEqualTo("0");
        for (int i = 0; i < 5; i++) {
            try (var next = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + pooler.port() + "/"
                            + database.name() + "?user=owner&sslmode=disable&prepareThreshold=0");
                    var statement = next.createStatement();
                    var row = statement.executeQuery(LEFTOVERS)) {
                row.next();
                assertThat(row.getString(1)).isNull();
            }
        }
    }
}
