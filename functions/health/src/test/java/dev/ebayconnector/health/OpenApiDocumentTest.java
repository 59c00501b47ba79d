package dev.ebayconnector.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the document says is tested on the running system; here, how it is sent. */
class OpenApiDocumentTest {

    private static TestDatabase database;
    private static HealthFunction function;

    @BeforeAll
    static void open() throws Exception {
        database = TestDatabase.migrated();
        function = new HealthFunction(Map.of(
                "DATABASE_URL",
                database.url().replace("user=postgres", "user=connector_health"),
                "EDGE_REQUIRED",
                "false",
                "SESSION_KEYS",
                TestSession.KEYS));
    }

    @AfterAll
    static void close() throws Exception {
        function.close();
        database.close();
    }

    @Test
    void theDocumentIsJsonAndHasATag() {
        var whole = ask(null);
        assertThat(whole.status()).as(whole.toString()).isEqualTo(200);
        assertThat(whole.header("Content-Type")).startsWith("application/json");
        assertThat(whole.json().path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(whole.json().path("paths").has("/api/openapi.json")).isTrue();
        assertThat(whole.header("ETag")).matches("\"[0-9a-f]{32}\"");
        assertThat(ask(null).header("ETag")).isEqualTo(whole.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
    void whoHasItGetsNoBody(String sent) {
        var tag = ask(null).header("ETag");
        var known = ask(sent.formatted(tag));
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.header("ETag")).isEqualTo(tag);
        assertThat(known.body()).isNullOrEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "", "other"})
    void whoHasAnotherOneGetsIt(String sent) {
        assertThat(ask(sent).status()).isEqualTo(200);
    }

    @Test
    void theVersionHasATagToo() {
        var whole = LambdaCall.http(function, HttpEvent.get("/api/version"));
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.header("ETag")).matches("\"[0-9a-f]{32}\"");
        assertThat(whole.header("Cache-Control")).isEqualTo("no-cache, no-transform");
        var known =
                LambdaCall.http(function, HttpEvent.get("/api/version").header("If-None-Match", whole.header("ETag")));
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.header("ETag")).isEqualTo(whole.header("ETag"));
        assertThat(known.body()).isNullOrEmpty();
    }

    private static HttpAnswer ask(String known) {
        var event = HttpEvent.of("GET", "/api/openapi.json");
        return LambdaCall.http(function, known == null ? event : event.header("If-None-Match", known));
    }
}
