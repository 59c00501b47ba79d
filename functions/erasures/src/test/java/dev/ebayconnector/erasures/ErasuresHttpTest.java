package dev.ebayconnector.erasures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.StrictBodies;
import dev.ebayconnector.testing.TestSession;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An admin asks for an erasure, the worker runs it, and the receipt names no person. */
class ErasuresHttpTest {

    private static final UUID ADMIN = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static WorkerScene scene;
    private static ErasuresFunction function;

    @BeforeAll
    static void start() {
        scene = new WorkerScene();
        function = function();
    }

    private static ErasuresFunction function() {
        return new ErasuresFunction(Map.of(
                "DATABASE_URL",
                scene.database.url(),
                "SESSION_KEYS",
                TestSession.KEYS,
                "EDGE_REQUIRED",
                "false",
                "PERSONAL_DATA_KEYSET",
                scene.keyset,
                "ERASURE_QUEUE_URL",
                scene.queue.url()));
    }

    @AfterAll
    static void stop() throws Exception {
        function.close();
        scene.close();
    }

    @BeforeEach
    void clean() {
        scene.reset();
    }

    @Test
    void anErasureIsAskedForAndItsReceiptShown() {
        var asked = post("{\"buyer\":\"Some-Buyer\",\"environment\":\"sandbox\"}");

        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        assertThat(asked.json().path("state").asText()).isEqualTo("QUEUED");
        assertThat(asked.json().path("requested_by").asText()).isEqualTo(ADMIN.toString());
        var id = asked.json().path("id").asText();
        scene.queue.deliverAll(scene.worker);
        var receipt = get("/api/erasures/" + id);
        assertThat(receipt.json().path("state").asText()).as(receipt.toString()).isEqualTo("DONE");
        assertThat(receipt.json().path("left").path("orders").asInt(-1)).isZero();
        assertThat(receipt.json().path("finished_at").asText()).isNotEmpty();
        assertThat(receipt.body()).doesNotContainIgnoringCase("some-buyer");
        assertThat(get("/api/erasures?state=DONE&source=admin&environment=sandbox")
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(get("/api/erasures?state=FAILED").json().path("items")).isEmpty();
        assertThat(scene.sql.texts("SELECT user_id FROM event_log WHERE event = 'erasure.requested'"))
                .containsExactly(ADMIN.toString());
        assertThat(scene.sql.texts("SELECT message || details FROM event_log"))
                .isNotEmpty()
                .noneMatch(text -> text.toLowerCase(Locale.ROOT).contains("some-buyer"));
    }

    @Test
    void aDryRunStoresNothing() {
        var counted = post("{\"buyer\":\"some-buyer\",\"dry_run\":true}");

        assertThat(counted.status()).as(counted.toString()).isEqualTo(200);
        assertThat(counted.json().path("dry_run").asBoolean()).isTrue();
        assertThat(counted.json().path("rows")).isEmpty();
        assertThat(scene.sql.number("SELECT count(*) FROM erasures")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"buyer\":\" \"}",
                "{\"buyer\":\"x\",\"account_id\":\"11111111-1111-4111-8111-111111111111\"}",
                "{\"account_id\":\"x\"}",
                "{\"account_id\":\"11111111-1111-4111-8111-111111111111\",\"environment\":\"sandbox\"}",
                "{\"buyer\":\"x\",\"environment\":\"moon\"}",
                "{\"buyer\":\"x\",\"password\":\"x\"}",
                "{\"buyer\":\"x\",\"dryrun\":true}"
            })
    void whatIsNotSaidExactlyIsRefused(String body) {
        assertThat(post(body).status()).isEqualTo(422);
        assertThat(scene.sql.number("SELECT count(*) FROM erasures")).isZero();
    }

    @Test
    void withoutAPasswordOfTheLastTenMinutesNothingIsErased() {
        var session = TestSession.of("ADMIN", ADMIN);
        scene.sql.run("UPDATE sessions SET confirmed_at = now() - interval '11 minutes'");
        var answer = LambdaCall.http(
                function, HttpEvent.post("/api/erasures", "{\"buyer\":\"x\"}").bearer(session));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("code").asText()).isEqualTo("step-up-required");
        assertThat(LambdaCall.http(
                                function,
                                HttpEvent.post("/api/erasures/" + UUID.randomUUID() + "/retry", "{}")
                                        .bearer(session))
                        .status())
                .isEqualTo(403);
        assertThat(LambdaCall.http(
                                function,
                                HttpEvent.post("/api/erasures", "{\"buyer\":\"x\"}")
                                        .bearer(TestSession.of("VIEWER")))
                        .status())
                .isEqualTo(403);
        assertThat(LambdaCall.http(function, HttpEvent.post("/api/erasures", "{}"))
                        .status())
                .isEqualTo(401);
        assertThat(scene.sql.number("SELECT count(*) FROM erasures")).isZero();
    }

    @Test
    void anAccountThatDoesNotExistIsNotErased() {
        var answer = post("{\"account_id\":\"" + UUID.randomUUID() + "\"}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(get("/api/erasures/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void withoutTheQueueNothingIsStarted() {
        scene.queue.disconnect();
        try (var cut = function()) {
            var event = HttpEvent.post("/api/erasures", "{\"buyer\":\"x\"}");

            assertThat(LambdaCall.http(cut, event.bearer(TestSession.of("ADMIN", ADMIN)))
                            .status())
                    .isEqualTo(503);
        }

        assertThat(scene.sql.number("SELECT count(*) FROM erasures")).isZero();
    }

    @Test
    void everyRouteThatChangesSomethingRefusesUnknownMembers() {
        assertThat(StrictBodies.routesThatIgnoreUnknownMembers(function.getApplicationContext(), function, Map.of()))
                .isEmpty();
    }

    @Test
    void theSameRequestWithItsKeyStartsOneErasure() {
        var key = UUID.randomUUID().toString();
        var body = "{\"buyer\":\"Some-Buyer\"}";
        var first = post(key, body);
        var again = post(key, body);
        assertThat(first.status()).as(first.toString()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(scene.sql.number("SELECT count(*) FROM erasures")).isOne();
        assertThat(post(key, "{\"buyer\":\"Other-Buyer\"}").fields()).containsExactly("Idempotency-Key");
        assertThat(scene.sql.text("SELECT CAST(r AS text) FROM idempotent_requests r"))
                .doesNotContainIgnoringCase("some-buyer")
                .doesNotContain(key);
    }

    private static HttpAnswer post(String key, String body) {
        return LambdaCall.http(
                function,
                HttpEvent.post("/api/erasures", body)
                        .bearer(TestSession.of("ADMIN", ADMIN))
                        .header("Idempotency-Key", key));
    }

    private static HttpAnswer post(String body) {
        return LambdaCall.http(function, HttpEvent.post("/api/erasures", body).bearer(TestSession.of("ADMIN", ADMIN)));
    }

    private static HttpAnswer get(String target) {
        return LambdaCall.http(function, HttpEvent.get(target).bearer(TestSession.of("ADMIN", ADMIN)));
    }
}
