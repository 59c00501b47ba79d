package dev.ebayconnector.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What eBay has signed is stored once, before eBay gets its answer. */
class ReceiveTest {

    /** A notice that eBay's own libraries are tested with (event-notification-nodejs-sdk). */
    private static final String VECTOR_KID = "9936261a-7d7b-4621-a0f1-96ccb428af49";

    private static final String VECTOR_KEY =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEZhhxXKtR+TOvtDbgTPCkSof02qgBB7IsYOyf76"
                    + "ilExJ/upAa/vKIKheOoCyOpcLmi4t0b4uepb7LLjmMr90FUg==";
    private static final String VECTOR_HEADER =
            "eyJhbGciOiJlY2RzYSIsImtpZCI6Ijk5MzYyNjFhLTdkN2ItNDYyMS1hMGYxLTk2Y2NiNDI4Y"
                + "WY0OSIsInNpZ25hdHVyZSI6Ik1FWUNJUUNmeGZJV3V4bVdjSUJRSjljNS9YN2lHREpxczJSQ0dzQkVhQWppbnlycmZBSWhBSVY2d0djVGlC"
                + "dVY1S0pVaWYyaG9reXJMK1E5c3NIa2FkK214Mm5FRTI1dyIsImRpZ2VzdCI6IlNIQTEifQ==";
    private static final String VECTOR_ID = "49feeaeb-4982-42d9-a377-9645b8479411_33f7e043-fed8-442b-9d44-791923bd9a6d";
    private static final String VECTOR =
            "{\"metadata\":{\"topic\":\"MARKETPLACE_ACCOUNT_DELETION\",\"schemaVersion\":\"1.0\",\"deprecated\":false},"
                    + "\"notification\":{\"notificationId\":\"" + VECTOR_ID + "\","
                    + "\"eventDate\":\"2021-03-19T20:43:59.462Z\",\"publishDate\":\"2021-03-19T20:43:59.679Z\","
                    + "\"publishAttemptCount\":1,\"data\":{\"username\":\"test_user\",\"userId\":\"ma8vp1jySJC\","
                    + "\"eiasToken\":\"nY+sHZ2PrBmdj6wVnY+sEZ2PrA2dj6wJnY+gAZGEpwmdj6x9nY+seQ==\"}}}";

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
    void ebaysOwnNoticeIsStoredSealedAndAnnounced() {
        scene.ebay.notices().serve(FakeEnvironment.PRODUCTION, VECTOR_KID, VECTOR_KEY);
        var answer = scene.send(HttpEvent.post(Scene.PATH, VECTOR).header("x-ebay-signature", VECTOR_HEADER));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(scene.sql.text("""
            SELECT concat_ws('|', notification_id, environment, topic, state, publish_attempts, duplicates, attempts,
                             extract(epoch FROM event_date), announced_at IS NOT NULL)
            FROM ebay_notices
            """))
                .isEqualTo(VECTOR_ID + "|production|MARKETPLACE_ACCOUNT_DELETION|WAITING|1|0|0|1616186639.462000|t");
        assertThat(scene.sql.text("SELECT encode(payload, 'escape') FROM ebay_notices"))
                .doesNotContain("test_user", "ma8vp1jySJC", "nY+sHZ2P");
        assertThat(scene.queue.drain()).containsExactly("{\"notice\":\"" + VECTOR_ID + "\"}");
        assertThat(scene.sql.number("SELECT count(*) FROM event_log")).isZero();
    }

    @Test
    void theBytesCountWhateverTheGatewayMakesOfThem() {
        var notices = scene.ebay.notices();
        var first = notices.deletion(FakeEnvironment.PRODUCTION, "žluťoučký \"kůň\"\\n", "u1", null);
        var inBase64 = HttpEvent.of("POST", Scene.PATH)
                .bytes("application/octet-stream", first.body())
                .header("x-ebay-signature", first.signature());
        assertThat(scene.send(inBase64).status()).isEqualTo(204);
        var second = notices.deletion(FakeEnvironment.PRODUCTION, "žluťoučký \"kůň\"\\n", "u2", null);
        var asText = HttpEvent.of("POST", Scene.PATH)
                .text("application/json; charset=utf-8", second.text())
                .header("X-EBAY-SIGNATURE", second.signature())
                .stage("prod");
        assertThat(scene.send(asText).status()).isEqualTo(204);
        assertThat(scene.rows()).isEqualTo(2);
    }

    @Test
    void aBodyWithBlanksIsJudgedByItsCompactForm() throws Exception {
        var notice = scene.deletion();
        var json = new ObjectMapper();
        var pretty = json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(notice.text()));
        assertThat(scene.send(notice.withBody(pretty))).isEqualTo(204);
        assertThat(scene.rows()).isOne();
    }

    @Test
    void theSameNoticeAgainIsAcknowledgedAndOnlyCounted() {
        var notice = scene.deletion();
        for (int i = 0; i < 3; i++) {
            assertThat(scene.send(notice)).isEqualTo(204);
        }
        var data = new ObjectMapper().createObjectNode().put("username", "another");
        var at = Instant.parse("2026-01-01T00:00:00Z");
        var repeated = scene.ebay
                .notices()
                .notice(FakeEnvironment.PRODUCTION, notice.id(), "AUTHORIZATION_REVOCATION", at, 7, data);
        assertThat(scene.send(repeated)).isEqualTo(204);
        assertThat(scene.sql.texts("SELECT concat_ws('|', topic, publish_attempts, duplicates) FROM ebay_notices"))
                .containsExactly("MARKETPLACE_ACCOUNT_DELETION|1|3");
        assertThat(scene.queue.drain()).hasSize(1);
    }

    @Test
    void aNoticeThatWasProcessedIsNotWokenByItsReplay() {
        var notice = scene.deletion();
        scene.send(notice);
        scene.queue.drain();
        scene.sql.run("UPDATE ebay_notices SET state = 'PROCESSED', payload = NULL");
        assertThat(scene.send(notice)).isEqualTo(204);
        assertThat(scene.sql.text("SELECT state || coalesce(encode(payload, 'hex'), '-') FROM ebay_notices"))
                .isEqualTo("PROCESSED-");
        assertThat(scene.queue.drain()).isEmpty();
    }

    @Test
    void whateverEbayHasSignedIsKept() {
        var bodies = new String[] {
            "{\"metadata\":{\"topic\":\"ITEM_SOLD_TOMORROW\"},\"notification\":{\"notificationId\":\"n-1\",\"data\":[7]}}",
            "{\"metadata\":{\"topic\":\"A"
                    + " B\"},\"notification\":{\"notificationId\":\"a\\u0000b\",\"eventDate\":\"soon\"}}",
            "{\"notification\":{\"notificationId\":{}}}",
            "[]",
            "no JSON"
        };
        for (var body : bodies) {
            var notice = scene.ebay.notices().signed(FakeEnvironment.PRODUCTION, "?", body);
            assertThat(scene.send(notice)).as(body).isEqualTo(204);
        }
        assertThat(scene.sql.texts("SELECT topic FROM ebay_notices ORDER BY topic"))
                .containsExactly("ITEM_SOLD_TOMORROW", "UNREADABLE", "UNREADABLE", "UNREADABLE", "UNREADABLE");
        assertThat(scene.sql.number("SELECT count(*) FROM ebay_notices WHERE notification_id LIKE 'sha256:%'"))
                .isEqualTo(4);
    }

    @Test
    void sandboxAndProductionAreToldApartByTheirAddressAndTheirKeys() {
        var sandbox = scene.deletion(FakeEnvironment.SANDBOX);
        assertThat(scene.send(sandbox)).isEqualTo(412);
        assertThat(scene.send(Scene.PATH + "/sandbox", scene.deletion())).isEqualTo(412);
        assertThat(scene.send(Scene.PATH + "/sandbox", sandbox)).isEqualTo(204);
        assertThat(scene.sql.texts("SELECT environment FROM ebay_notices")).containsExactly("sandbox");
    }

    /** eBay's bursts reach 200 notices a second. */
    @Test
    void ofFiveHundredNoticesFromTwentySendersEachIsStoredOnce() throws Exception {
        var notices = IntStream.range(0, 500)
                .mapToObj(i -> scene.ebay.notices().deletion(FakeEnvironment.PRODUCTION, "user-" + i, "id-" + i, null))
                .toList();
        try (var senders = Executors.newFixedThreadPool(20)) {
            var answers = senders.invokeAll(notices.stream()
                    .<Callable<Integer>>map(notice -> () -> scene.send(notice))
                    .toList());
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(204);
            }
        }
        assertThat(scene.rows()).isEqualTo(500);
        assertThat(scene.sql.number("SELECT sum(duplicates) FROM ebay_notices")).isZero();
        assertThat(scene.ebay.calls(Scene.KEY_CALL))
                .as("one question for the key")
                .isOne();
        var announced = scene.queue.drain();
        assertThat(announced).hasSize(500);
        assertThat(Set.copyOf(announced)).hasSize(500);
    }

    @Test
    void aQueueThatIsDownDelaysNoAnswerAndLosesNothing() {
        scene.queue.disconnect();
        scene.restart();
        assertThat(scene.send(scene.deletion())).isEqualTo(204);
        assertThat(scene.send(scene.deletion())).isEqualTo(204);
        assertThat(scene.sql.number("SELECT count(*) FROM ebay_notices WHERE announced_at IS NULL"))
                .isEqualTo(2);
    }

    @Test
    void aDatabaseThatIsDownLetsEbayComeAgain() {
        var function = scene.function(Map.of(
                "DATABASE_URL", "postgres://postgres@127.0.0.1:1/postgres?sslmode=disable",
                "CONNECTOR_ENVIRONMENT", "local"));
        try (var _ = function.getApplicationContext()) {
            var answer = LambdaCall.http(function, Scene.event(Scene.PATH, scene.deletion()));
            assertThat(answer.status()).isEqualTo(503);
        }
        assertThat(scene.queue.drain()).isEmpty();
    }
}
