package dev.ebayconnector.erasures;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Password;
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

/** An admin asks for an erasure, the worker runs it, and the receipt names nobody. */
class ErasuresHttpTest {

    private static final UUID ADMIN = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final String PASSWORD = "correct horse battery";

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
                "JWT_SECRET",
                TestSession.SECRET,
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
        scene.sql.run("TRUNCATE users CASCADE");
        scene.sql.run(
                "INSERT INTO users (id, email, password_hash, role) VALUES (?, 'a@example.com', ?, 'ADMIN')",
                ADMIN,
                Password.hash(PASSWORD).addRandomSalt(16).withArgon2().getResult());
    }

    @Test
    void anErasureIsAskedForAndItsReceiptShown() {
        var asked = post("{\"buyer\":\"Some-Buyer\",\"environment\":\"sandbox\",\"password\":\"" + PASSWORD + "\"}");

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
                "{\"buyer\":\"x\"}",
                "{\"buyer\":\" \",\"password\":\"x\"}",
                "{\"buyer\":\"x\",\"account_id\":\"11111111-1111-4111-8111-111111111111\",\"password\":\"x\"}",
                "{\"account_id\":\"x\",\"password\":\"x\"}",
                "{\"account_id\":\"11111111-1111-4111-8111-111111111111\",\"environment\":\"sandbox\",\"password\":\"x\"}",
                "{\"buyer\":\"x\",\"environment\":\"moon\",\"password\":\"x\"}",
                "{\"buyer\":\"x\",\"password\":7}",
                "{\"buyer\":\"x\",\"dryrun\":true,\"password\":\"x\"}"
            })
    void whatIsNotSaidExactlyIsRefused(String body) {
        assertThat(post(body).status()).isEqualTo(422);
        assertThat(scene.sql.number("SELECT count(*) FROM erasures")).isZero();
    }

    @Test
    void withoutThePasswordNothingIsErased() {
        assertThat(post("{\"buyer\":\"x\",\"password\":\"wrong\"}").status()).isEqualTo(403);
        assertThat(LambdaCall.http(
                                function,
                                HttpEvent.post("/api/erasures", "{\"buyer\":\"x\",\"password\":\"" + PASSWORD + "\"}")
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
        var answer = post("{\"account_id\":\"" + UUID.randomUUID() + "\",\"password\":\"" + PASSWORD + "\"}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(get("/api/erasures/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void withoutTheQueueNothingIsStarted() {
        scene.queue.disconnect();
        try (var cut = function()) {
            var event = HttpEvent.post("/api/erasures", "{\"buyer\":\"x\",\"password\":\"" + PASSWORD + "\"}");

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

    private static HttpAnswer post(String body) {
        return LambdaCall.http(function, HttpEvent.post("/api/erasures", body).bearer(TestSession.of("ADMIN", ADMIN)));
    }

    private static HttpAnswer get(String target) {
        return LambdaCall.http(function, HttpEvent.get(target).bearer(TestSession.of("ADMIN", ADMIN)));
    }
}
