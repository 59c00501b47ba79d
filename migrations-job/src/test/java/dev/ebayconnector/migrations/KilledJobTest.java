package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KilledJobTest {

    private static final String NO_JOB = "SELECT count(*) = 0 FROM pg_stat_activity"
            + " WHERE datname = current_database() AND application_name LIKE 'migrations-job%'";

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void theServerEndsAKilledJobsStatementAndTheNextJobFinishes() throws Exception {
        try (Connection gate = database.connect();
                Statement statement = gate.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(42)");
            JobProcess job = JobProcess.migrating(database, "gate");
            database.await("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)");
            long killedAt = System.nanoTime();
            job.kill();
            database.await(NO_JOB);
            long millis = (System.nanoTime() - killedAt) / 1_000_000;
            System.out.println("killed in the middle of a statement: the server ended it after " + millis + " ms");
            // The script would run into its lock time-out only after ten seconds.
            assertThat(millis).isLessThan(5_000);
        }
        assertThat(database.ask("SELECT to_regclass('half') IS NULL")).isEqualTo("t");
        assertThat(Console.on(database.url()).scripts("gate").run("migrate")).isZero();
        assertThat(database.ask("SELECT count(*) FROM flyway_schema_history WHERE success"))
                .isEqualTo("2");
        assertThat(database.advisoryLocks()).isEqualTo("0");
    }

    @Test
    void aJobKilledAfterAnyVersionLeavesTheRestToTheNext() throws Exception {
        for (String last : new String[] {"V001__users.sql", "V003__event_log.sql"}) {
            JobProcess.migrating(database, "db/migration")
                    .until("applied " + last)
                    .kill();
        }
        Console console = Console.on(database.url());

        assertThat(console.run("migrate")).as(console.said()).isZero();
        assertThat(console.run("validate")).as(console.said()).isZero();
    }

    @Test
    void jobsKilledAtAnyMomentLeaveTheRestToTheNext() throws Exception {
        for (int millis : new int[] {0, 20, 45, 80, 130}) {
            JobProcess job = JobProcess.migrating(database, "db/migration").until("migrate on ");
            LockSupport.parkNanos(millis * 1_000_000L);
            job.kill();
        }
        database.await(NO_JOB);
        Console console = Console.on(database.url());

        assertThat(console.run("migrate")).as(console.said()).isZero();
        assertThat(console.run("validate")).as(console.said()).isZero();
        assertThat(database.advisoryLocks()).isEqualTo("0");
    }

    @Test
    void aJobKilledWhileItBuildsAnIndexConcurrentlyIsFinishedByTheNext() throws Exception {
        Console console = Console.on(database.url()).scripts("concurrent-index");
        try (Connection reader = database.connect();
                Statement statement = reader.createStatement()) {
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            reader.setAutoCommit(false);
            statement.execute("SELECT 1 FROM pg_class");
            JobProcess job = JobProcess.migrating(database, "concurrent-index");
            database.await("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX CONCURRENTLY%'"
                    + " AND wait_event_type = 'Lock' AND datname = current_database())");
            job.kill();
            database.await(NO_JOB);
        }
        assertThat(console.run("migrate")).as(console.said()).isZero();
        assertThat(database.ask("SELECT indisvalid FROM pg_index WHERE indexrelid = 'things_name'::regclass"))
                .isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX things_name ON things (name)",
                "CREATE INDEX things_name ON things (name);"
                        + " UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'things_name'::regclass"
            })
    void anIndexThatAKilledJobLeftValidOrInvalidWithoutAHistoryRowIsBuiltAgain(String left) throws Exception {
        Console console = Console.on(database.url()).scripts("concurrent-index");
        assertThat(console.run("migrate")).as(console.said()).isZero();
        database.executeAsSuperuser(
                "DELETE FROM flyway_schema_history WHERE version = '002'; DROP INDEX things_name; " + left);

        assertThat(console.run("migrate")).as(console.said()).isZero();
        assertThat(console.run("validate")).as(console.said()).isZero();
        assertThat(database.ask("SELECT indisvalid FROM pg_index WHERE indexrelid = 'things_name'::regclass"))
                .isEqualTo("t");
    }
}
