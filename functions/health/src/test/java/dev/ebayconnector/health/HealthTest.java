package dev.ebayconnector.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.ebayconnector.core.database.SchemaVersion;
import dev.ebayconnector.testing.FaultTable;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.testingpostgres.FaultProxy;
import dev.ebayconnector.testingpostgres.FaultProxy.Greeting;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A health check that says 200 without a database, or keeps its caller waiting, is worse than none. Long, because each part of
 * the answer fails in a case of its own.
 */
class HealthTest {

    private static TestDatabase database;
    private static HttpServer ebay;
    private static FaultProxy proxy;
    private static HealthFunction function;
    private static volatile int ebayStatus;

    private double millis;

    @BeforeAll
    static void open() throws Exception {
        database = TestDatabase.migrated();
        proxy = FaultProxy.before(database.port());
        ebay = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ebay.createContext("/", exchange -> {
            exchange.sendResponseHeaders(ebayStatus, -1);
            exchange.close();
        });
        ebay.start();
        function = new HealthFunction(Map.of(
                "DATABASE_URL",
                database.urlThrough(proxy).replace("user=postgres", "user=connector_health"),
                "EDGE_REQUIRED",
                "false",
                "DATABASE_POOL_SIZE",
                "1",
                "SESSION_KEYS",
                TestSession.KEYS,
                "EBAY_API_URL",
                "http://127.0.0.1:" + ebay.getAddress().getPort()));
    }

    @AfterAll
    static void close() throws Exception {
        function.close();
        ebay.stop(0);
        proxy.close();
        database.close();
    }

    @BeforeEach
    void warmUp() {
        ebayStatus = 404;
        ready();
        ready();
    }

    @AfterEach
    void heal() {
        proxy.heal();
    }

    @Test
    void readyNamesBothSchemaVersionsTheTimeAndThePool() {
        var ready = ready();
        assertThat(ready.status()).as(ready.toString()).isEqualTo(200);
        assertThat(ready.json().path("status").asText()).isEqualTo("ok");
        assertThat(ready.json().path("environment").asText()).isEqualTo("local");
        assertThat(ready.json().path("schema_version").asText()).isEqualTo(SchemaVersion.EXPECTED);
        assertThat(ready.json().path("expected_schema_version").asText()).isEqualTo(SchemaVersion.EXPECTED);
        assertThat(ready.json().path("latency_ms").asDouble()).isPositive();
        assertThat(ready.json().path("pool").toString())
                .isEqualTo("{\"open\":1,\"busy\":0,\"idle\":1,\"waiting\":0,\"maximum\":1}");
        assertThat(ready.header("Cache-Control")).contains("no-store");
    }

    @Test
    void liveAsksNobody() {
        proxy.swallow();
        proxy.greet(Greeting.SILENCE);
        double least = Double.MAX_VALUE;
        for (int call = 0; call < 50; call++) {
            assertThat(get("/healthz").body()).isEqualTo("{\"status\":\"ok\",\"environment\":\"local\"}");
            least = Math.min(least, millis);
        }
        FaultTable.row("/healthz while the database is a black hole, best of 50", least, "200 within 5 ms warm");
        assertThat(least).isLessThan(25);
    }

    @Test
    void aPortThatAcceptsWhilePostgresqlRefusesIsNotReady() {
        proxy.greet(Greeting.CLOSE);
        proxy.cut();
        notReady("/healthz/db, port accepts and closes", "Database: no connection was available in time.");
    }

    @Test
    void aSilentPortIsNotReadyInTime() {
        proxy.greet(Greeting.SILENCE);
        proxy.cut();
        notReady("/healthz/db, port accepts and is silent", "Database: no connection");
    }

    @Test
    void aBlackHoleIsNotReadyInTime() {
        proxy.swallow();
        proxy.greet(Greeting.SILENCE);
        notReady("/healthz/db, black hole on idle and new connections", "Database: no connection");
    }

    @Test
    void aConnectionThatWasCutIsReplacedAndIsNoReasonForAlarm() {
        proxy.reset();
        readyAgain("/healthz/db, RST on the idle connection");
        proxy.swallow();
        readyAgain("/healthz/db, black hole on the idle connection");
    }

    @Test
    void aPortThatRefusesIsNotReadyAndReadyAgainAsSoonAsItOpens() {
        proxy.refuse();
        notReady("/healthz/db, port refuses", "Database: no connection");
        proxy.admit();
        readyAgain("/healthz/db, port opens again");
    }

    @Test
    void anOlderSchemaIsNotReadyAndBothVersionsAreNamed() {
        database.execute("UPDATE flyway_schema_history SET version = '000' || version WHERE version = '"
                + SchemaVersion.EXPECTED + "'");
        try {
            notReady(
                    "/healthz/db, schema too old",
                    "Schema: the database is at version 000" + SchemaVersion.EXPECTED + ", this build needs "
                            + SchemaVersion.EXPECTED + "; run the migrations job.");
            var parts = full().json();
            assertThat(parts.path("status").asText()).isEqualTo("fail");
            assertThat(parts.at("/parts/1/cause").asText()).contains("needed " + SchemaVersion.EXPECTED);
        } finally {
            database.execute("UPDATE flyway_schema_history SET version = '" + SchemaVersion.EXPECTED
                    + "' WHERE version LIKE '000%'");
        }
    }

    @Test
    void aDatabaseThatWasNeverMigratedIsNotReady() {
        database.execute("ALTER VIEW schema_version RENAME TO elsewhere");
        try {
            notReady("/healthz/db, never migrated", "Schema: the database is at version none, this build needs");
        } finally {
            database.execute("ALTER VIEW elsewhere RENAME TO schema_version");
        }
    }

    @Test
    void aNewerSchemaIsReadyBecauseOldCodeWorksOnIt() {
        database.execute("""
            INSERT INTO flyway_schema_history
            SELECT 900, '900', 'later', 'SQL', 'V900__later.sql', 1, installed_by, now(), 1, true
            FROM flyway_schema_history WHERE installed_rank = 1
            """);
        try {
            var ready = ready();
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.json().path("schema_version").asText()).isEqualTo("900");
            assertThat(ready.json().path("expected_schema_version").asText()).isEqualTo(SchemaVersion.EXPECTED);
        } finally {
            database.execute("DELETE FROM flyway_schema_history WHERE version = '900'");
        }
    }

    @Test
    void aDatabaseThatTakesNoWritesIsNotReady() {
        database.execute("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");
        proxy.cut();
        try {
            notReady("/healthz/db, database read-only", "Database: it accepts no writes");
        } finally {
            database.execute("BEGIN READ WRITE; ALTER DATABASE " + database.name()
                    + " RESET default_transaction_read_only; COMMIT");
        }
    }

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
    void theVersionNamesTheBuildTheSchemaAndTheEnvironmentToEveryone() {
        var version = get("/api/version");
        assertThat(version.status()).isEqualTo(200);
        assertThat(version.json().path("commit").asText()).matches("[0-9a-f]{7,40}|unknown");
        assertThat(version.json().path("build").asText()).matches("\\d+|unknown");
        assertThat(version.json().path("built_at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ|unknown");
        assertThat(version.json().path("schema_version").asText()).isEqualTo(SchemaVersion.EXPECTED);
        assertThat(version.json().path("environment").asText()).isEqualTo("local");
        assertThat(version.json()).hasSize(5);
        proxy.refuse();
        assertThat(get("/api/version").body()).isEqualTo(version.body());
        proxy.admit();
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
    void theFullReportNamesEbaysFailureAndARunThatNobodyTakes() {
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

    private void notReady(String fault, String detail) {
        var answer = ready();
        FaultTable.row(fault, millis, "503 within 2,000 ms");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.json().path("detail").asText()).startsWith(detail);
        assertThat(answer.json().path("request_id").asText()).isEqualTo("health-test");
        assertThat(millis).isLessThan(2_700);
    }

    private void readyAgain(String fault) {
        var answer = ready();
        FaultTable.row(fault, millis, "200 within 1,500 ms");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(millis).isLessThan(1_500);
    }

    private HttpAnswer ready() {
        return get("/healthz/db");
    }

    private HttpAnswer full() {
        return ask(HttpEvent.get("/api/health/full").bearer(TestSession.of("VIEWER")));
    }

    private HttpAnswer get(String path) {
        return ask(HttpEvent.get(path));
    }

    private HttpAnswer ask(HttpEvent event) {
        long start = System.nanoTime();
        var answer = LambdaCall.http(function, event.header("x-request-id", "health-test"));
        millis = (System.nanoTime() - start) / 1e6;
        return answer;
    }
}
