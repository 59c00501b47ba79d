package dev.ebayconnector.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.fakeebay.FaultKind;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What eBay has not signed leaves no row and causes bounded work, and what eBay has signed is answered beside it. */
class ForgeryTest {

    private static final Duration AN_HOUR = Duration.ofMinutes(61);
    private static Scene scene;

    @BeforeAll
    static void start() {
        scene = new Scene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @BeforeEach
    void clean() {
        scene.reset();
    }

    @Test
    void whatEbayHasNotSignedIsRefusedAndNotStored() {
        var notice = scene.deletion();
        assertThat(scene.send(notice.altered())).isEqualTo(412);
        assertThat(scene.send(notice.withBody(""))).isEqualTo(412);
        assertThat(scene.send(notice.withBody("null"))).isEqualTo(412);
        assertThat(scene.send(notice.withBody(scene.ebay
                        .notices()
                        .deletion(FakeEnvironment.PRODUCTION, "someone", "else", null)
                        .text())))
                .isEqualTo(412);
        assertThat(scene.send(notice.withSignature("x"))).isEqualTo(412);
        assertThat(scene.send(notice.withSignature(""))).isEqualTo(412);
        assertThat(scene.send(scene.ebay.notices().ofUnknownKey(notice))).isEqualTo(412);
        assertThat(scene.send(HttpEvent.post(Scene.PATH, notice.text())).status())
                .isEqualTo(412);
        var answer = scene.send(Scene.event(Scene.PATH, notice).header("x-ebay-signature", notice.signature()));
        assertThat(answer.status()).as("two signatures").isEqualTo(412);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(scene.rows()).isZero();
        assertThat(scene.queue.drain()).isEmpty();
        assertThat(scene.send(notice)).isEqualTo(204);
    }

    @Test
    void aKeyThatWouldLeadElsewhereIsNotAskedFor() {
        var notice = scene.deletion();
        for (var kid : new String[] {"../../../identity", "a/b", "a?b", "a%2fb", "é", "k".repeat(65), ""}) {
            assertThat(scene.send(notice.withSignature(header(kid, "ecdsa", "SHA1"))))
                    .as(kid)
                    .isEqualTo(412);
        }
        assertThat(scene.send(notice.withSignature(header("k", "rsa", "SHA1")))).isEqualTo(412);
        assertThat(scene.send(notice.withSignature(header("k", "ecdsa", "MD5"))))
                .isEqualTo(412);
        assertThat(scene.ebay.calls()).doesNotContainKeys(Scene.KEY_CALL, "unknown");
    }

    @Test
    void aLargeBodyIsRefusedBeforeAnythingIsAsked() {
        var large = scene.deletion().withBody("{\"x\":\"" + "x".repeat(66_000) + "\"}");
        assertThat(scene.send(large)).isEqualTo(413);
        assertThat(scene.send(scene.deletion().withBody("x".repeat(300_000)))).isEqualTo(413);
        assertThat(scene.ebay.calls(Scene.KEY_CALL)).isZero();
    }

    @Test
    void otherMethodsAreNotAllowed() {
        for (var method : new String[] {"PUT", "PATCH", "DELETE"}) {
            assertThat(scene.send(HttpEvent.of(method, Scene.PATH)).status()).isEqualTo(405);
        }
    }

    @Test
    void aFloodOfWrongOnesWritesOneEventAndAsksEbayForTheKeyOnce() {
        var good = scene.deletion();
        for (int i = 0; i < 300; i++) {
            assertThat(scene.send(scene.deletion().altered())).isEqualTo(412);
        }
        assertThat(scene.send(good)).isEqualTo(204);
        assertThat(scene.rows()).isOne();
        assertThat(scene.ebay.calls(Scene.KEY_CALL)).isOne();
        assertThat(scene.sql.texts("SELECT event || (details - 'trace_id') FROM event_log"))
                .containsExactly("notice.refused{\"reasons\": {\"wrong_signature\": 1}}");
        scene.clock.advance(Refusals.INTERVAL);
        scene.send(scene.deletion().altered());
        assertThat(scene.sql.texts("SELECT details->'reasons'->>'wrong_signature' FROM event_log ORDER BY id"))
                .containsExactly("1", "300");
    }

    @Test
    void aFloodOfUnknownKeysAsksEbayATenTimesAndGoodOnesAreAnswered() {
        assertThat(scene.send(scene.deletion())).isEqualTo(204);
        var statuses = new int[3];
        for (int i = 0; i < 200; i++) {
            int status = scene.send(scene.ebay.notices().ofUnknownKey(scene.deletion()));
            statuses[status == 412 ? 0 : status == 429 ? 1 : 2]++;
        }
        assertThat(statuses).containsExactly(9, 191, 0);
        assertThat(scene.ebay.calls(Scene.KEY_CALL)).isEqualTo(10);
        assertThat(scene.send(scene.deletion())).as("its key is known").isEqualTo(204);
        scene.clock.advance(AN_HOUR);
        for (int i = 0; i < 200; i++) {
            scene.send(scene.ebay.notices().ofUnknownKey(scene.deletion()));
        }
        assertThat(scene.ebay.calls(Scene.KEY_CALL)).isEqualTo(20);
        assertThat(scene.send(scene.deletion()))
                .as("its key was known and is read again")
                .isEqualTo(204);
        assertThat(scene.rows()).isEqualTo(3);
    }

    @Test
    void anUnknownKeyIsNotAskedForTwiceWithinAMinute() {
        var unknown = scene.ebay.notices().ofUnknownKey(scene.deletion());
        for (int i = 0; i < 5; i++) {
            assertThat(scene.send(unknown)).isEqualTo(412);
        }
        assertThat(scene.ebay.calls(Scene.KEY_CALL)).isOne();
        scene.clock.advance(Duration.ofSeconds(61));
        assertThat(scene.send(unknown)).isEqualTo(412);
        assertThat(scene.ebay.calls(Scene.KEY_CALL)).isEqualTo(2);
    }

    @Test
    void theKeyIsReadOnceAnHourWithOneTokenOfTheApplication() {
        for (int i = 0; i < 5; i++) {
            assertThat(scene.send(scene.deletion())).isEqualTo(204);
        }
        assertThat(scene.ebay.calls(Scene.KEY_CALL)).isOne();
        scene.clock.advance(AN_HOUR);
        assertThat(scene.send(scene.deletion())).isEqualTo(204);
        assertThat(scene.ebay.calls(Scene.KEY_CALL)).isEqualTo(2);
        assertThat(scene.ebay.calls("token.client_credentials")).isOne();
        scene.clock.advance(AN_HOUR);
        assertThat(scene.send(scene.deletion())).isEqualTo(204);
        assertThat(scene.ebay.calls("token.client_credentials")).isEqualTo(2);
    }

    @Test
    void afterARotationBothKeysAreGood() {
        var before = scene.deletion();
        assertThat(scene.send(scene.deletion())).isEqualTo(204);
        scene.ebay.notices().rotate(FakeEnvironment.PRODUCTION);
        assertThat(scene.send(scene.deletion())).isEqualTo(204);
        assertThat(scene.send(before)).isEqualTo(204);
        assertThat(scene.rows()).isEqualTo(3);
    }

    @Test
    void aKeyThatWasReplacedUnderItsIdIsFoundOut() {
        assertThat(scene.send(scene.deletion())).isEqualTo(204);
        scene.ebay.notices().replaceKey(FakeEnvironment.PRODUCTION);
        assertThat(scene.send(scene.deletion())).as("just read").isEqualTo(412);
        scene.clock.advance(Duration.ofMinutes(6));
        assertThat(scene.send(scene.deletion())).isEqualTo(204);
        assertThat(scene.ebay.calls(Scene.KEY_CALL)).isEqualTo(2);
    }

    @Test
    void whileEbayIsDownItIsAskedToComeAgain() {
        for (var fault : new Fault[] {
            Fault.status(Scene.KEYS, 500),
            Fault.status(Scene.KEYS, 503),
            Fault.status(Scene.KEYS, 429),
            Fault.status(Scene.KEYS, 404),
            Fault.of(Scene.KEYS, FaultKind.WRONG_JSON),
            Fault.of(Scene.KEYS, FaultKind.CUT),
            Fault.of(Scene.KEYS, FaultKind.UNAUTHORIZED),
            Fault.of(Scene.KEYS, FaultKind.SLOW).delayed(Duration.ofMillis(2_500)),
            Fault.status("/identity/v1/oauth2/token", 500)
        }) {
            scene.reset();
            scene.ebay.fault(fault.always());
            var notice = scene.deletion();
            var answer = scene.send(Scene.event(Scene.PATH, notice));
            assertThat(answer.status()).as(fault.toString()).isEqualTo(503);
            assertThat(answer.header("retry-after")).isEqualTo("5");
            assertThat(scene.send(notice)).isEqualTo(503);
            assertThat(scene.ebay.calls(Scene.KEY_CALL))
                    .as("not asked again at once")
                    .isLessThanOrEqualTo(1);
            assertThat(scene.rows()).isZero();
            scene.ebay.clearFaults();
            scene.clock.advance(Duration.ofSeconds(6));
            assertThat(scene.send(notice)).as(fault.toString()).isEqualTo(204);
        }
    }

    @Test
    void aKeptKeyDecidesWhileEbayIsDown() {
        assertThat(scene.send(scene.deletion())).isEqualTo(204);
        scene.ebay.fault(Fault.status("/", 500).always());
        scene.clock.advance(Duration.ofMinutes(50));
        assertThat(scene.send(scene.deletion())).isEqualTo(204);
        assertThat(scene.send(scene.deletion().altered())).isEqualTo(412);
        scene.clock.advance(AN_HOUR);
        assertThat(scene.send(scene.deletion())).isEqualTo(503);
    }

    @Test
    void onlyThroughTheEdge() {
        var function = scene.function(Map.of("EDGE_REQUIRED", "true", "EDGE_SECRETS", "s".repeat(32)));
        try (var _ = function.getApplicationContext()) {
            var notice = scene.deletion();
            assertThat(LambdaCall.http(function, Scene.event(Scene.PATH, notice))
                            .status())
                    .isEqualTo(403);
            var throughTheEdge = Scene.event(Scene.PATH, notice).header("x-edge-secret", "s".repeat(32));
            assertThat(LambdaCall.http(function, throughTheEdge).status()).isEqualTo(204);
        }
    }

    private static String header(String kid, String algorithm, String digest) {
        var json = "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + kid + "\",\"signature\":\"AAAA\",\"digest\":\""
                + digest + "\"}";
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
