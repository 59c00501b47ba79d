package dev.ebayconnector.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.core.settings.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every class of rows at its border, and what a pass does when it cannot do everything. */
final class RetentionTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

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

    private record Kind(String table, int days, BiConsumer<Scene, Instant> add) {
        @Override
        public String toString() {
            return table;
        }
    }

    private static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("event_log", 90, Scene::event),
                new Kind("quarantined_records", 30, (scene, at) -> scene.quarantined(at, UUID.randomUUID())),
                new Kind("sync_runs", 180, (scene, at) -> scene.run("SUCCEEDED", at)),
                new Kind("sync_calls", 14, (scene, at) -> scene.call(scene.run("STOPPED", at), at)),
                new Kind("ebay_notices", 30, Scene::notice),
                new Kind("oauth_states", 1, Scene::state),
                new Kind("idempotent_requests", 1, Scene::idempotent),
                new Kind("alerts", 90, (scene, at) -> scene.alert(at, "run.failed", false)),
                new Kind(
                        "alert_deliveries",
                        90,
                        (scene, at) -> scene.delivery(at, scene.alert(at, "proof.differs", true))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRowGoesWhenItsPeriodIsOverAndNotBefore(Kind kind) {
        kind.add.accept(scene, now.minus(Duration.ofDays(kind.days)).plus(MINUTE));
        var rows = scene.fire().path("rows");
        assertThat(rows).as("before its time").isEmpty();
        assertThat(scene.count(kind.table)).isOne();

        scene.clock.advance(MINUTE.multipliedBy(2));
        rows = scene.fire().path("rows");
        assertThat(rows.path(kind.table).asInt()).isOne();
        assertThat(scene.sql.number("SELECT count(*) FROM " + kind.table
                        + (kind.table.equals("event_log") ? " WHERE event = 'any'" : "")))
                .isZero();
    }

    @Test
    void anAlertWhoseFactStaysTrueIsKept() {
        scene.alert(now.minus(Duration.ofDays(400)), "account.needs_reconnect", true);
        scene.fire();
        assertThat(scene.count("alerts")).isOne();
    }

    @Test
    void aDayOfAQuotaGoesWithTheRuns() {
        var oldest = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(180);
        for (var day : List.of(oldest.minusDays(1), oldest)) {
            for (var environment : List.of("production", "sandbox")) {
                scene.sql.run("INSERT INTO ebay_calls (environment, api, day) VALUES (?, 'sell', ?)", environment, day);
            }
        }
        assertThat(scene.fire().path("rows").path("ebay_calls").asInt()).isEqualTo(2);
        assertThat(scene.sql.texts("SELECT DISTINCT day FROM ebay_calls")).containsExactly(oldest.toString());
    }

    @Test
    void aPeriodIsASetting() {
        scene.event(now.minus(Duration.ofDays(8)));
        try (var context =
                scene.function(Map.of("RETENTION_EVENT_LOG_DAYS", "7")).context()) {
            var figures = context.getBean(Retention.class).pass(now.plus(Scene.TIME), null);
            assertThat(figures).containsEntry("rows", Map.of("event_log", 1));
        }
    }

    @Test
    void everyWrongSettingIsNamedWithoutItsValue() {
        assertThatThrownBy(() -> scene.function(Map.of(
                        "RETENTION_EVENT_LOG_DAYS", "0",
                        "RETENTION_QUARANTINE_DAYS", "soon",
                        "RETENTION_RUNS_DAYS", "13",
                        "RETENTION_CALLS_DAYS", "-1",
                        "RETENTION_NOTICES_DAYS", "1",
                        "RETENTION_ALERTS_DAYS", "30",
                        "RETENTION_BUYER_CONTACT_DAYS", "10",
                        "RETENTION_BUYER_EMAIL_DAYS", "11",
                        "PERSONAL_DATA_KEYSET", "")))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        refused -> assertThat(refused.problems())
                                .containsExactlyInAnyOrder(
                                        "RETENTION_EVENT_LOG_DAYS must be a whole number from 1 to 3650",
                                        "RETENTION_QUARANTINE_DAYS must be a whole number from 1 to 3650",
                                        "RETENTION_RUNS_DAYS must be a whole number from 14 to 3650",
                                        "RETENTION_CALLS_DAYS must be a whole number from 1 to 3650",
                                        "RETENTION_NOTICES_DAYS must be a whole number from 2 to 3650",
                                        "RETENTION_ALERTS_DAYS must be a whole number from 31 to 3650",
                                        "RETENTION_BUYER_EMAIL_DAYS must not be greater than"
                                                + " RETENTION_BUYER_CONTACT_DAYS",
                                        "PERSONAL_DATA_KEYSET is missing"));
    }

    @Test
    void thePassTellsItsFiguresOnceAndNothingWhenNothingWasDone() {
        scene.fire();
        assertThat(scene.count("event_log")).isZero();

        scene.events(now.minus(Duration.ofDays(91)), 1200);
        scene.state(now.minus(Duration.ofDays(2)));
        scene.fire();
        assertThat(scene.sql.text("SELECT event || ' ' || level || ' ' || message FROM event_log"))
                .isEqualTo("retention.done INFO Removed the data of 1201 rows whose time was over.");
        assertThat(scene.sql.text("SELECT details ->> 'rows' FROM event_log"))
                .isEqualTo("{\"event_log\": 1200, \"oauth_states\": 1}");
        assertThat(scene.sql.number("SELECT CAST(details ->> 'database_bytes' AS bigint) FROM event_log"))
                .isPositive();
        assertThat(scene.sql.number("SELECT CAST(details ->> 'batches' AS bigint) FROM event_log"))
                .as("two batches of events, one of each other class")
                .isEqualTo(13);
    }

    @Test
    void aDryRunCountsAndChangesNothing() {
        scene.events(now.minus(Duration.ofDays(91)), 3);
        scene.event(now);
        scene.run("FAILED", now.minus(Duration.ofDays(181)));

        var answer = scene.fire("{\"dry_run\":true}", Scene.TIME);

        assertThat(answer.path("dry_run").asBoolean()).isTrue();
        assertThat(answer.path("rows").path("event_log").asInt()).isEqualTo(3);
        assertThat(answer.path("rows").path("sync_runs").asInt()).isOne();
        assertThat(answer.path("rows").path("sync_calls").asInt()).isZero();
        assertThat(answer.path("at_least")).isEmpty();
        assertThat(scene.count("event_log")).isEqualTo(4);
        assertThat(scene.count("sync_runs")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "null", "{}"})
    void aDryRunThatIsNeitherTrueNorFalseDeletesNothing(String doubt) {
        scene.event(now.minus(Duration.ofDays(91)));
        assertThatThrownBy(() -> scene.fire("{\"dry_run\":" + doubt + "}", Scene.TIME))
                .hasMessageContaining("dry_run must be true or false");
        assertThat(scene.count("event_log")).isOne();
    }

    @Test
    void aPassEndsAtItsDeadlineAndTheNextOneGoesOn() {
        scene.events(now.minus(Duration.ofDays(91)), 10);

        scene.fire("{}", Duration.ofSeconds(20));
        assertThat(scene.sql.number("SELECT count(*) FROM event_log WHERE event = 'any'"))
                .isEqualTo(10);
        assertThat(scene.sql.text("SELECT level || ' ' || (details ->> 'unfinished') FROM event_log"
                        + " WHERE event = 'retention.done'"))
                .startsWith("WARN ")
                .contains("event_log", "sync_runs");

        scene.fire();
        assertThat(scene.sql.number("SELECT count(*) FROM event_log WHERE event = 'any'"))
                .isZero();
    }

    @Test
    void aClassThatFailsKeepsNoOtherAndIsAFailureOfTheFunction() {
        scene.events(now.minus(Duration.ofDays(91)), 10);
        scene.state(now.minus(Duration.ofDays(2)));
        scene.sql.run("""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'secret'; END $$;
            CREATE TRIGGER refuse BEFORE DELETE ON oauth_states FOR EACH ROW EXECUTE FUNCTION refuse()
            """);
        try {
            assertThatThrownBy(scene::fire).hasMessageContaining("oauth_states").hasMessageNotContaining("secret");
            assertThat(scene.count("oauth_states")).isOne();
            assertThat(scene.sql.texts("SELECT event || ' ' || (details ->> 'failed') FROM event_log"))
                    .containsExactly("retention.done {\"oauth_states\": \"PSQLException/P0001\"}");
        } finally {
            scene.sql.run("DROP TRIGGER refuse ON oauth_states; DROP FUNCTION refuse()");
        }
        assertThat(scene.fire().path("rows").path("oauth_states").asInt()).isOne();
    }
}
