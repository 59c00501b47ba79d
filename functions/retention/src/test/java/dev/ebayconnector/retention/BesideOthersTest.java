package dev.ebayconnector.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.privacy.PersonalDataKeys;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Retention beside syncs and requests: neither waits for the other. */
final class BesideOthersTest {

    private static Scene scene;

    private Instant now;

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
        now = scene.clock.instant();
    }

    @Test
    void whatABatchHasNotCommittedBlocksNoWriter() throws SQLException {
        scene.events(now.minus(Duration.ofDays(91)), 50);
        scene.quarantined(now.minus(Duration.ofDays(31)), UUID.randomUUID());
        var run = scene.run("SUCCEEDED", now.minus(Duration.ofDays(181)));
        scene.window(run, 1);
        var settings = scene.context().getBean(RetentionSettings.class);
        try (var batch = scene.connection();
                var sync = scene.connection()) {
            for (var expiry : Expiries.of(settings, scene.context().getBean(PersonalDataKeys.class))) {
                expiry.remove(batch, now, 100);
            }
            try (var statement = sync.createStatement()) {
                statement.execute("SET lock_timeout = '100ms'");
                statement.execute(
                        "INSERT INTO event_log (at, level, event, message) VALUES (now(), 'INFO', 'b', 'B.')");
                statement.execute("INSERT INTO sync_runs (id, account_id, resource, state, request_id, created_at)"
                        + " VALUES (gen_random_uuid(), '" + scene.account + "', 'orders', 'QUEUED', 'x', now())");
                statement.execute("INSERT INTO quarantined_records (at, account_id, run_id, resource, reason, raw)"
                        + " VALUES (now(), '" + scene.account + "', gen_random_uuid(), 'orders', 'x', '{}')");
            }
            sync.commit();
            batch.commit();
        }
        assertThat(scene.count("event_log")).isOne();
        assertThat(scene.count("quarantined_records")).isOne();
        assertThat(scene.count("sync_runs")).isOne();
    }

    @Test
    void aRowThatIsInUseIsLeftToALaterPass() throws SQLException {
        var held = scene.run("FAILED", now.minus(Duration.ofDays(182)));
        scene.run("FAILED", now.minus(Duration.ofDays(181)));
        try (var request = scene.connection();
                var statement = request.createStatement()) {
            statement.execute("UPDATE sync_runs SET error_detail = 'x' WHERE id = '" + held + "'");

            assertThat(scene.fire().path("rows").path("sync_runs").asInt()).isOne();
            assertThat(scene.sql.texts("SELECT id FROM sync_runs")).containsExactly(held.toString());
            request.commit();
        }
        assertThat(scene.fire().path("rows").path("sync_runs").asInt()).isOne();
    }

    @Test
    void aTableThatIsLockedIsLeftToTheNextPassAndTheOthersAreDone() throws SQLException {
        scene.state(now.minus(Duration.ofDays(2)));
        scene.events(now.minus(Duration.ofDays(91)), 5);
        try (var migration = scene.connection();
                var statement = migration.createStatement()) {
            statement.execute("LOCK TABLE oauth_states IN ACCESS EXCLUSIVE MODE");

            var answer = scene.fire();

            assertThat(answer.path("unfinished")).hasSize(1).first().asString().contains("oauth_states");
            assertThat(answer.path("rows").path("event_log").asInt()).isEqualTo(5);
            migration.rollback();
        }
        assertThat(scene.fire().path("rows").path("oauth_states").asInt()).isOne();
    }
}
