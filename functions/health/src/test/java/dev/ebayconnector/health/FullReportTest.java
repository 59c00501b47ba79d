package dev.ebayconnector.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestSession;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The parts of the full report, each with the cause for which it warns or fails. */
class FullReportTest extends HealthScene {

    @Test
    void theFullReportHasEachPartWithStatusAndTime() {
        var report = full();
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.json().path("status").asText()).as(report.toString()).isEqualTo("ok");
        assertThat(report.json().path("parts").findValuesAsText("name"))
                .containsExactly("database", "schema", "queue", "ebay", "consents", "storage", "events", "token keys");
        assertThat(report.json().path("parts").findValuesAsText("status")).containsOnly("ok");
        assertThat(report.json().at("/parts/0/latency_ms").asDouble()).isPositive();
        assertThat(report.json().at("/parts/0/cause").isNull()).isTrue();
    }

    @Test
    void theFullReportCountsEventsThatCouldNotBeStoredForADay() {
        database.execute("""
            INSERT INTO function_faults (kind, function_name, times, first_at, last_at)
            VALUES ('events_lost', 'auth', 2, now(), now()), ('events_lost', 'sync-worker', 3, now(), now()),
                   ('events_lost', 'logs', 4, now(), now() - interval '25 hours')
            """);
        try {
            var report = full().json();
            assertThat(report.path("status").asText()).isEqualTo("ok");
            assertThat(report.path("environment").asText()).isEqualTo("local");
            assertThat(report.at("/parts/6/status").asText()).isEqualTo("warn");
            assertThat(report.at("/parts/6/cause").asText())
                    .startsWith("events that could not be stored: 5, by auth, sync-worker;");
        } finally {
            database.execute("DELETE FROM function_faults");
        }
    }

    @Test
    void theFullReportFailsWhileAFunctionHasAWrongTokenKeyset() {
        database.execute("""
            INSERT INTO function_faults (kind, function_name, times, first_at, last_at)
            VALUES ('token_keyset', 'sync-worker', 1, now(), now() - interval '9 days')
            """);
        try {
            var report = full().json();
            assertThat(report.path("status").asText()).isEqualTo("fail");
            assertThat(report.at("/parts/7/cause").asText())
                    .contains("does not open the stored tokens in: sync-worker;");
        } finally {
            database.execute("DELETE FROM function_faults");
        }
    }

    @Test
    void theFullReportIsForSignedInUsersAndAWordIsForAll() {
        assertThat(get("/api/health/full").status()).isEqualTo(401);
        var word = get("/api/health");
        assertThat(word.status()).isEqualTo(200);
        assertThat(word.body()).isEqualTo("{\"status\":\"ok\",\"environment\":\"local\"}");
        proxy.refuse();
        var failed = get("/api/health");
        proxy.admit();
        assertThat(failed.body()).isEqualTo("{\"status\":\"fail\",\"environment\":\"local\"}");
    }

    @Test
    void theFullReportNamesEbaysFailureAndARunThatNoWorkerTakes() {
        ebayStatus = 503;
        database.execute("""
            INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)
            VALUES ('a2f8d8a0-0000-4000-8000-000000000000', 'sandbox', 'u', 'u', 'CONNECTED', now());
            INSERT INTO sync_runs (account_id, resource, state, request_id, created_at)
            VALUES ('a2f8d8a0-0000-4000-8000-000000000000', 'orders', 'QUEUED', 'r', now() - interval '10 minutes')
            """);
        try {
            var report = full();
            assertThat(report.json().path("status").asText()).isEqualTo("fail");
            assertThat(report.json().at("/parts/2/cause").asText())
                    .isEqualTo("a run has waited 10 minutes for a worker");
            assertThat(report.json().at("/parts/3/cause").asText()).isEqualTo("eBay answered 503");
        } finally {
            database.execute("DELETE FROM accounts");
        }
    }

    @Test
    void theFullReportWarnsOfConsentsThatEnd() {
        database.execute("""
            INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)
            VALUES ('a2f8d8a0-0000-4000-8000-000000000000', 'sandbox', 'u', 'u', 'CONNECTED', now());
            INSERT INTO tokens (account_id, access_token, access_expires_at, refresh_expires_at, scopes)
            VALUES ('a2f8d8a0-0000-4000-8000-000000000000', '', now(), now() + interval '6 days', '')
            """);
        try {
            var report = full();
            assertThat(report.json().path("status").asText()).isEqualTo("ok");
            assertThat(report.json().at("/parts/4/status").asText()).isEqualTo("warn");
            assertThat(report.json().at("/parts/4/cause").asText())
                    .isEqualTo(
                            "consents that expire within 30 days: 1, 7 days: 1, 1 day: 0; connect those sellers again");
        } finally {
            database.execute("DELETE FROM accounts");
        }
    }

    @Test
    void theFullReportShowsTheSizeOfTheDatabaseAndJudgesItByALimit() {
        long bytes = Long.parseLong(database.ask("SELECT pg_database_size(current_database())"));
        assertThat(storage("").path("status").asText()).isEqualTo("ok");
        assertThat(storage("").path("cause").asText()).matches("\\d+ MB");
        assertThat(storage(gigabytes(bytes * 2)).path("status").asText()).isEqualTo("ok");
        var nearlyFull = storage(gigabytes(bytes * 10 / 8));
        assertThat(nearlyFull.path("status").asText()).isEqualTo("warn");
        assertThat(nearlyFull.path("cause").asText()).matches("\\d+ MB of \\d+ MB \\(8\\d %\\): enlarge .*");
        assertThat(storage(gigabytes(bytes)).path("status").asText()).isEqualTo("fail");
    }

    @Test
    void aLimitThatIsNoSizeIsRefusedAtTheStart() {
        assertThatThrownBy(() -> limited("much"))
                .hasMessageContaining("DATABASE_SIZE_LIMIT_GB must be a number of gigabytes above 0")
                .hasMessageNotContaining("much");
    }

    @Test
    void withoutADatabaseNoSessionCanBeCheckedAndTheAnswerSaysSoInTime() {
        proxy.refuse();
        var report = full();
        proxy.admit();
        assertThat(report.status()).isEqualTo(503);
        assertThat(report.json().path("detail").asText()).startsWith("The database is unavailable.");
        assertThat(report.body()).doesNotContain("127.0.0.1");
        assertThat(millis).isLessThan(2_700);
    }

    /** Rounded down, because the setting knows no bytes. */
    private static String gigabytes(long bytes) {
        return BigDecimal.valueOf(bytes / 1_000_000, 3).toPlainString();
    }

    private static HealthFunction limited(String gigabytes) {
        return new HealthFunction(Map.of(
                "DATABASE_URL",
                database.url(),
                "EDGE_REQUIRED",
                "false",
                "SESSION_KEYS",
                TestSession.KEYS,
                "DATABASE_SIZE_LIMIT_GB",
                gigabytes,
                "EBAY_API_URL",
                "http://127.0.0.1:" + ebay.getAddress().getPort()));
    }

    private static JsonNode storage(String limit) {
        try (var limited = limited(limit)) {
            return LambdaCall.http(limited, HttpEvent.get("/api/health/full").bearer(TestSession.of("VIEWER")))
                    .json()
                    .at("/parts/5");
        }
    }
}
