package dev.ebayconnector.erasures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.testingqueue.TestQueue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failed erasure is tried again by itself, less and less often; then a person is told, who starts it again. */
class ErasureRetryTest {

    private static final String EVERY_FIVE_MINUTES = "{\"source\":\"aws.events\",\"detail\":{}}";

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

    /** A row that cannot be emptied. */
    @BeforeEach
    void plant() {
        scene.reset();
        scene.sql.run("""
            INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)
            VALUES (gen_random_uuid(), 'production', 'u', 'seller-a', 'CONNECTED', now())
            """);
        scene.sql.run("""
            INSERT INTO orders (account_id, order_id, created_at, last_modified_at, buyer_username, raw, run_id,
                                first_stored_at, stored_at)
            SELECT id, 'o-1', now(), now(), 'some-buyer', '{}', gen_random_uuid(), now(), now() FROM accounts
            """);
        scene.sql.run("CREATE OR REPLACE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RETURN NULL; END $$");
        scene.sql.run("CREATE OR REPLACE TRIGGER keep BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION keep()");
    }

    @AfterEach
    void repair() {
        scene.sql.run("DROP TRIGGER IF EXISTS keep ON orders");
    }

    @Test
    void aFailedErasureIsTriedAgainUntilItGivesUpAndAPersonStartsItAgain() {
        var id = ask();
        scene.queue.deliverAll(scene.worker);
        var waits = new ArrayList<Duration>();
        for (var erasure = show(id); erasure.hasNonNull("retry_at"); erasure = show(id)) {
            assertThat(erasure.path("state").asText()).isEqualTo("FAILED");
            assertThat(erasure.path("failure").asText()).contains("rows of the person were left");
            assertThat(erasure.path("failures").asInt()).isEqualTo(waits.size() + 1);
            var wait = Duration.between(
                    scene.clock.instant(),
                    Instant.parse(erasure.path("retry_at").asText()));
            waits.add(wait);
            scene.clock.advance(wait.minusSeconds(1));
            assertThat(fired()).as("before its time").isEmpty();
            scene.clock.advance(Duration.ofSeconds(61));
            assertThat(fired()).containsExactly("{\"erasure\":\"" + id + "\"}");
            scene.clock.advance(Duration.ofSeconds(61));
            assertThat(fired()).as("announced a moment ago").isEmpty();
            scene.restart();
            deliver(id);
        }

        assertThat(waits).hasSize(7).isSorted();
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(Duration.ofDays(8));
        assertThat(show(id).path("failures").asInt()).isEqualTo(8);
        assertThat(scene.sql.texts(
                        "SELECT level || ' ' || event FROM event_log WHERE event LIKE 'erasure.%' ORDER BY id"))
                .startsWith("INFO erasure.requested", "WARN erasure.failed")
                .endsWith("WARN erasure.failed", "ERROR erasure.gave_up")
                .hasSize(9);
        assertThat(scene.sql.texts("SELECT details ->> 'retry_at' FROM event_log WHERE event = 'erasure.failed'"))
                .doesNotContainNull();
        scene.clock.advance(Duration.ofDays(30));
        assertThat(fired()).as("it has given up").isEmpty();

        assertThat(retry(id).status()).isEqualTo(202);
        assertThat(show(id).path("failures").asInt()).isZero();
        repair();
        scene.queue.deliverAll(scene.worker);
        var receipt = show(id);
        assertThat(receipt.path("state").asText()).as(receipt.toString()).isEqualTo("DONE");
        assertThat(receipt.path("rows").path("orders").asInt()).isEqualTo(1);
        assertThat(receipt.hasNonNull("retry_at")).isFalse();
        assertThat(scene.sql.text("SELECT buyer_username IS NULL FROM orders")).isEqualTo("t");
        assertThat(retry(id).status()).as("it is done").isEqualTo(409);
    }

    @Test
    void whatItWasAboutIsRepairedAndTheNextAttemptEndsIt() {
        var id = ask();
        scene.queue.deliverAll(scene.worker);
        repair();
        scene.clock.advance(Duration.ofMinutes(6));
        scene.restart();
        fire();
        scene.queue.deliverAll(scene.worker);

        assertThat(show(id).path("state").asText()).isEqualTo("DONE");
        assertThat(show(id).path("failures").asInt())
                .as("the receipt tells of it")
                .isOne();
    }

    @Test
    void theAlarmsWordsAreInTheLogOnlyOnceItHasGivenUp() {
        var id = ask();
        scene.sql.run("UPDATE erasures SET failures = 6");
        assertThat(logOf(() -> scene.queue.deliverAll(scene.worker)))
                .contains("erasure " + id + " failed and is tried again at")
                .doesNotContain("erasure.gave_up");
        assertThat(logOf(() -> deliver(id)))
                .contains("erasure.gave_up: erasure " + id)
                .doesNotContain("some-buyer");
    }

    @Test
    void withoutTheQueueAnErasureThatIsStartedAgainIsFoundByTheWorker() {
        var id = ask();
        scene.queue.deliverAll(scene.worker);
        scene.queue.disconnect();
        try (var cut = function()) {
            assertThat(LambdaCall.http(
                                    cut,
                                    HttpEvent.post("/api/erasures/" + id + "/retry", "{}")
                                            .bearer(admin()))
                            .status())
                    .isEqualTo(202);
        }
        scene.queue.reconnect();
        scene.restart();

        assertThat(fired()).containsExactly("{\"erasure\":\"" + id + "\"}");
        assertThat(LambdaCall.http(
                                function,
                                HttpEvent.post("/api/erasures/" + UUID.randomUUID() + "/retry", "{}")
                                        .bearer(admin()))
                        .status())
                .isEqualTo(404);
    }

    private static String ask() {
        var answer = LambdaCall.http(
                function,
                HttpEvent.post("/api/erasures", "{\"buyer\":\"some-buyer\"}").bearer(admin()));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        return answer.json().path("id").asText();
    }

    private static HttpAnswer retry(String id) {
        return LambdaCall.http(
                function, HttpEvent.post("/api/erasures/" + id + "/retry", "{}").bearer(admin()));
    }

    private static JsonNode show(String id) {
        return LambdaCall.http(function, HttpEvent.get("/api/erasures/" + id).bearer(admin()))
                .json();
    }

    private static String admin() {
        return TestSession.of("ADMIN");
    }

    /** The messages that the schedule's event puts on the queue. */
    private static List<String> fired() {
        fire();
        return scene.queue.drain();
    }

    private static void fire() {
        LambdaCall.call(scene.worker, EVERY_FIVE_MINUTES, Duration.ofMinutes(10));
    }

    private static void deliver(String id) {
        TestQueue.deliver(scene.worker, "{\"erasure\":\"" + id + "\"}");
    }

    private static String logOf(Runnable work) {
        var out = System.out;
        var log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true));
        try {
            work.run();
        } finally {
            System.setOut(out);
        }
        return log.toString();
    }
}
