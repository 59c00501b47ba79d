package dev.ebayconnector.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old runs go with all that belongs to them, but never one that something still needs. */
final class OldRunsTest {

    private static final Duration KEPT = Duration.ofDays(180);

    private static Scene scene;

    private Instant old;

    @BeforeAll
    static void start() {
        scene = new Scene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @BeforeEach
    void reset() {
        scene.reset();
        old = scene.clock.instant().minus(Duration.ofDays(181));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUCCEEDED", "STOPPED", "FAILED"})
    void anEndedRunGoesWithItsWindowsAndCalls(String state) {
        var run = withParts(state);
        var young = scene.run(state, scene.clock.instant());
        scene.window(young, 1);

        assertThat(scene.fire().path("rows").path("sync_runs").asInt()).isOne();

        assertThat(scene.sql.texts("SELECT id FROM sync_runs")).containsExactly(young.toString());
        for (var table : new String[] {"sync_windows", "sync_window_records", "sync_calls"}) {
            assertThat(scene.sql.number("SELECT count(*) FROM " + table + " WHERE run_id = ?", run))
                    .as(table)
                    .isZero();
        }
        assertThat(scene.count("sync_windows")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUEUED", "RUNNING", "WAITING"})
    void aRunThatHasNotEndedStays(String state) {
        var run = scene.run(state, old);
        scene.sql.run("UPDATE sync_runs SET finished_at = NULL WHERE id = ?", run);
        stays(run);
    }

    @Test
    void aRunThatWasResumedLatelyStays() {
        var run = scene.run("STOPPED", old);
        scene.sql.run("UPDATE sync_runs SET finished_at = now() WHERE id = ?", run);
        stays(run);
    }

    @Test
    void theLastRunOfAScheduleStays() {
        var run = withParts("SUCCEEDED");
        scene.sql.run("""
            INSERT INTO sync_schedules (account_id, resource, every_seconds, next_due_at, last_run_id)
            VALUES (?, 'orders', 900, now(), ?)
            """, scene.account, run);
        stays(run);
        goesAfter("UPDATE sync_schedules SET last_run_id = gen_random_uuid()");
    }

    @Test
    void theRunOfACheckpointStays() {
        var run = withParts("SUCCEEDED");
        scene.sql.run("""
            INSERT INTO sync_checkpoints (account_id, resource, watermark, run_id, updated_at)
            VALUES (?, 'orders', now(), ?, now())
            """, scene.account, run);
        stays(run);
        goesAfter("UPDATE sync_checkpoints SET run_id = gen_random_uuid()");
    }

    @Test
    void theRunOfARecordInQuarantineStays() {
        var run = withParts("SUCCEEDED");
        scene.quarantined(scene.clock.instant(), run);
        stays(run);
        goesAfter("DELETE FROM quarantined_records");
    }

    @Test
    void theRepairOfADayThatIsNotProvenStays() {
        var run = withParts("SUCCEEDED");
        scene.sql.run("""
            INSERT INTO sync_proofs (account_id, resource, day, state, checked_at, run_id, repair_run_id)
            VALUES (?, 'orders', '2026-01-01', 'differs', now(), ?, ?)
            """, scene.account, run, run);
        stays(run);
        goesAfter("UPDATE sync_proofs SET state = 'proven'");
    }

    @Test
    void aRunLargerThanABatchGoesByPartsAndCannotBeResumedInBetween() throws SQLException {
        var run = scene.run("STOPPED", old);
        for (int i = 0; i < 7; i++) {
            scene.window(run, i);
        }
        var expiry = new OldRuns(KEPT);
        var now = scene.clock.instant();
        try (var connection = scene.connection()) {
            assertThat(expiry.remove(connection, now, 5)).isEqualTo(new Expiry.Removed(0, true));
            connection.commit();
            assertThat(scene.count("sync_window_records")).isEqualTo(2);
            assertThat(scene.count("sync_windows")).isEqualTo(7);
            assertThat(scene.sql.text("SELECT resumable FROM sync_runs")).isEqualTo("f");

            assertThat(expiry.remove(connection, now, 5)).isEqualTo(new Expiry.Removed(0, true));
            connection.rollback();
            assertThat(scene.count("sync_windows"))
                    .as("an aborted batch leaves all")
                    .isEqualTo(7);
        }
        assertThat(scene.fire().path("rows").path("sync_runs").asInt()).isOne();
        assertThat(scene.count("sync_runs")).isZero();
    }

    private static void stays(UUID run) {
        scene.fire();
        assertThat(scene.sql.texts("SELECT id FROM sync_runs")).containsExactly(run.toString());
    }

    private static void goesAfter(String change) {
        scene.sql.run(change);
        scene.fire();
        assertThat(scene.count("sync_runs")).isZero();
    }

    private UUID withParts(String state) {
        var run = scene.run(state, old);
        scene.window(run, 1);
        scene.window(run, 2);
        scene.call(run, scene.clock.instant());
        return run;
    }
}
