package dev.ebayconnector.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five events, as their readers ask for them. */
class LogsTest {

    private static final String ACCOUNT = "11111111-1111-4111-8111-111111111111";
    private static final String RUN = "22222222-2222-4222-8222-222222222222";

    private static final UUID ADA = UUID.randomUUID();
    private static final UUID GONE = UUID.randomUUID();
    private static final UUID TOKEN = UUID.randomUUID();

    private static TestDatabase database;
    private static LogsFunction function;

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.migrated();
        function = new LogsFunction(
                Map.of("DATABASE_URL", database.url(), "SESSION_KEYS", TestSession.KEYS, "EDGE_REQUIRED", "false"));
        var sql = new Sql(database.url());
        sql.run("""
            INSERT INTO event_log (at, level, event, message, request_id, account_id, run_id, ebay_request_id, details) VALUES
            ('2026-05-01T10:00:00Z', 'INFO',  'oauth.start',   'One.',   'r-1', NULL, NULL, NULL, '{}'),
            ('2026-05-01T11:00:00Z', 'INFO',  'oauth.success', 'Two.',   'r-1', '%1$s', NULL, 'e-1', '{"seller": "Zoë, 50%%"}'),
            ('2026-05-02T10:00:00Z', 'WARN',  'sync.retry',    'Three.', 'r-2', '%1$s', '%2$s', NULL, '{"status": 503}'),
            ('2026-05-02T11:00:00Z', 'ERROR', 'sync.failed',   'Four.',  'r-2', '%1$s', '%2$s', NULL, '{}'),
            ('2026-05-03T10:00:00Z', 'INFO',  'auth.login',    'Five.',  'r-3', NULL, NULL, NULL, '{}')
            """.formatted(ACCOUNT, RUN));
        sql.run("INSERT INTO users (id, email, password_hash, role) VALUES (?, 'ada@example.com', 'x', 'ADMIN')", ADA);
        sql.run("""
            INSERT INTO api_tokens (id, secret_hash, user_id, name, scope, made_at, expires_at)
            VALUES (?, '\\x01', ?, 'warehouse', 'admin', now(), now())
            """, TOKEN, ADA);
        sql.run("UPDATE event_log SET user_id = ? WHERE message IN ('One.', 'Four.')", ADA);
        sql.run("UPDATE event_log SET api_token_id = ? WHERE message = 'Four.'", TOKEN);
        sql.run("UPDATE event_log SET user_id = ? WHERE message = 'Two.'", GONE);
    }

    @AfterAll
    static void stop() throws IOException {
        function.close();
        database.close();
    }

    @Test
    void anAdminSeesTheNewestFirst() {
        var answer = asAdmin("/api/ebay/logs?limit=100");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(messages(answer)).containsExactly("Five.", "Four.", "Three.", "Two.", "One.");
        assertThat(answer.json().path("next").isNull()).isTrue();
        var two = answer.json().path("items").get(3);
        assertThat(two.path("at").asText()).isEqualTo("2026-05-01T11:00:00Z");
        assertThat(two.path("account_id").asText()).isEqualTo(ACCOUNT);
        assertThat(two.path("ebay_request_id").asText()).isEqualTo("e-1");
        assertThat(two.path("details").path("seller").asText()).isEqualTo("Zoë, 50%");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level=ERROR|Four.",
                "event=oauth.success|Two.",
                "request_id=r-1|Two. One.",
                "account_id=" + ACCOUNT + "|Four. Three. Two.",
                "run_id=" + RUN + "|Four. Three.",
                "from=2026-05-02T11:00:00Z|Five. Four.",
                "to=2026-05-01T11:00:00Z|One.",
                "from=2026-05-01T13:00:00%2B02:00&to=2026-05-02T10:30:00Z|Three. Two.",
                "account_id=" + ACCOUNT + "&level=WARN|Three.",
                "event=nothing.such|''",
            })
    void filtersNarrowTheList(String filter, String expected) {
        assertThat(String.join(" ", messages(asAdmin("/api/ebay/logs?" + filter))))
                .isEqualTo(expected);
    }

    @Test
    void eachEventSaysWhoCausedIt() {
        var items = asAdmin("/api/ebay/logs?to=2026-06-01T00:00:00Z").json().path("items");
        assertThat(who(items.get(0))).isEqualTo("null null null null");
        assertThat(who(items.get(1))).isEqualTo(ADA + " ada@example.com " + TOKEN + " warehouse");
        assertThat(who(items.get(3))).as("a user who was deleted").isEqualTo(GONE + " null null null");
        assertThat(who(items.get(4))).isEqualTo(ADA + " ada@example.com null null");
    }

    @Test
    void whatAPersonOrAnApiTokenDidIsFound() {
        assertThat(messages(asAdmin("/api/ebay/logs?user_id=" + ADA))).containsExactly("Four.", "One.");
        assertThat(messages(asAdmin("/api/ebay/logs?user_id=" + GONE))).containsExactly("Two.");
        assertThat(messages(asAdmin("/api/ebay/logs?api_token_id=" + TOKEN))).containsExactly("Four.");
        assertThat(messages(asAdmin("/api/ebay/logs?level=INFO&user_id=" + ADA)))
                .containsExactly("One.");
        assertThat(messages(asAdmin("/api/ebay/logs?user_id=" + UUID.randomUUID())))
                .isEmpty();
        var first = asAdmin("/api/ebay/logs?limit=1&user_id=" + ADA).json();
        assertThat(messages(asAdmin("/api/ebay/logs?limit=1&user_id=" + ADA + "&next="
                        + first.path("next").asText())))
                .containsExactly("One.");
        assertThat(asAdmin("/api/ebay/logs?user_id=ada&api_token_id=warehouse").fields())
                .containsExactlyInAnyOrder("user_id", "api_token_id");
    }

    private static String who(JsonNode event) {
        return Stream.of("user_id", "email", "api_token_id", "api_token")
                .map(name -> event.path(name).asText())
                .collect(Collectors.joining(" "));
    }

    @Test
    void pagesShowEveryRowOnceAndKeepTheFilter() {
        var seen = new ArrayList<String>();
        var target = "/api/ebay/logs?limit=1&account_id=" + ACCOUNT;
        for (var page = asAdmin(target);
                ;
                page = asAdmin(target + "&next=" + page.json().path("next").asText())) {
            seen.addAll(messages(page));
            if (page.json().path("next").isNull()) {
                break;
            }
        }
        assertThat(seen).containsExactly("Four.", "Three.", "Two.");
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var answer = asAdmin("/api/ebay/logs?limit=0&level=debug&account_id=7&from=yesterday&next=%21&colour=red");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactlyInAnyOrder("limit", "level", "account_id", "from", "next", "colour");
    }

    @Test
    void aStrangerIs401AndAViewer403WithTheRequestId() {
        var stranger = LambdaCall.http(
                function, HttpEvent.get("/api/ebay/logs?limit=100").header("x-request-id", "stranger-1"));
        var viewer = LambdaCall.http(
                function, HttpEvent.get("/api/ebay/logs?limit=100").bearer(TestSession.of("VIEWER")));

        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.json().path("request_id").asText())
                .isEqualTo("stranger-1")
                .isEqualTo(stranger.header("X-Request-ID"));
        assertThat(viewer.status()).isEqualTo(403);
        assertThat(viewer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void anotherMethodIs405AndAnotherPath404() {
        assertThat(LambdaCall.http(
                                function, HttpEvent.post("/api/ebay/logs", "{}").bearer(TestSession.of("ADMIN")))
                        .status())
                .isEqualTo(405);
        assertThat(asAdmin("/api/ebay/logs/nothing").status()).isEqualTo(404);
    }

    private static HttpAnswer asAdmin(String target) {
        return LambdaCall.http(function, HttpEvent.get(target).bearer(TestSession.of("ADMIN")));
    }

    private static List<String> messages(HttpAnswer answer) {
        return answer.json().path("items").findValuesAsText("message");
    }
}
