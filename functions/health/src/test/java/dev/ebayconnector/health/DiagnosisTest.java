package dev.ebayconnector.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the console shows of the command {@code diagnose}, and how fast the functions are. */
class DiagnosisTest {

    private TestDatabase database;
    private HealthFunction function;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated();
        function = function("97");
    }

    @AfterEach
    void close() throws IOException {
        function.close();
        database.close();
    }

    @Test
    void aSoundConnectorHasNothingToCorrect() {
        var findings = get("/api/health/diagnosis").path("findings");
        assertThat(findings.findValuesAsText("check"))
                .containsExactly("server", "clock", "queue", "schedules", "quota", "alerts", "erasures");
        assertThat(findings.findValuesAsText("level")).containsOnly("ok");
        assertThat(findings.findValuesAsText("fix")).containsOnly("");
        assertThat(findings.findValuesAsText("figure"))
                .noneMatch(figure -> figure.contains("may not read"))
                .anyMatch(figure -> figure.matches("PostgreSQL .* connections used, \\d+ by functions"));
    }

    @Test
    void whatIsWrongIsNamedWithItsFix() throws IOException {
        database.execute("""
            INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)
            VALUES ('a2f8d8a0-0000-4000-8000-000000000000', 'sandbox', 'u', 'u', 'CONNECTED', now());
            INSERT INTO sync_runs (account_id, resource, state, request_id, created_at)
            VALUES ('a2f8d8a0-0000-4000-8000-000000000000', 'orders', 'QUEUED', 'r', now() - interval '20 minutes')
            """);
        assertThat(found("queue"))
                .isEqualTo("fail: 1 runs wait for a worker, the oldest for 20 minutes; 1 are not on the queue: let sync"
                        + " and sync-scheduler reach SYNC_QUEUE_URL, see docs/runbook.md#alarm-syncswaiting");
        function.close();
        function = function("99999");
        assertThat(found("server")).startsWith("warn: ").contains("the connector may open 99999: lower");
    }

    @Test
    void aLimitThatIsNoNumberIsRefusedAtTheStart() {
        assertThatThrownBy(() -> function("many"))
                .hasMessageContaining("DATABASE_CONNECTION_LIMIT must be a number of connections");
    }

    @Test
    void theLatencyIsThatOfTheLastDayOverAllInstances() {
        database.execute("""
            INSERT INTO function_times (function_name, slot, hour, buckets)
            SELECT 'DataFunction', slot, date_trunc('hour', now()) - make_interval(hours => slot),
                   array_fill(0, ARRAY[24]) || ARRAY[9, 1] || array_fill(0, ARRAY[120])
            FROM generate_series(0, 1) AS slot;
            INSERT INTO function_times (function_name, slot, hour, buckets)
            VALUES ('DataFunction', 5, date_trunc('hour', now()) - interval '24 hours', array_fill(1000, ARRAY[146]))
            """);
        var latency = get("/api/health/latency");
        assertThat(latency.path("since").asText()).endsWith(":00:00Z");
        assertThat(latency.path("functions").toString())
                .isEqualTo("[{\"name\":\"DataFunction\",\"invocations\":20,\"p50_ms\":9.8,\"p95_ms\":10.8}]");
    }

    @Test
    void aFunctionTellsHowLongItTook() {
        get("/api/health/latency");
        var own = get("/api/health/latency").at("/functions/0");
        assertThat(own.path("name").asText()).isEqualTo("HealthFunction");
        assertThat(own.path("invocations").asInt()).isEqualTo(1);
        assertThat(own.path("p50_ms").asDouble()).isPositive();
    }

    @Test
    void bothAreForSignedInUsers() {
        for (var path : new String[] {"/api/health/diagnosis", "/api/health/latency"}) {
            assertThat(LambdaCall.http(function, HttpEvent.get(path)).status()).isEqualTo(401);
        }
    }

    private String found(String check) {
        for (var finding : get("/api/health/diagnosis").path("findings")) {
            if (finding.path("check").asText().equals(check)) {
                return finding.path("level").asText() + ": "
                        + finding.path("figure").asText() + ": "
                        + finding.path("fix").asText();
            }
        }
        throw new AssertionError(check);
    }

    private JsonNode get(String path) {
        var answer = LambdaCall.http(function, HttpEvent.get(path).bearer(TestSession.of("VIEWER")));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private HealthFunction function(String limit) {
        var settings = new HashMap<>(Map.of("DATABASE_URL", database.url()));
        settings.put("EDGE_REQUIRED", "false");
        settings.put("SESSION_KEYS", TestSession.KEYS);
        settings.put("DATABASE_CONNECTION_LIMIT", limit);
        return new HealthFunction(settings);
    }
}
