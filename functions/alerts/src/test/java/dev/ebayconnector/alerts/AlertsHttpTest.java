package dev.ebayconnector.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.PlantedSecrets;
import dev.ebayconnector.testing.StrictBodies;
import dev.ebayconnector.testing.TestSession;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Admins say where alerts go; what is secret of that is seen once or never. */
class AlertsHttpTest {

    private static final String RECEIVERS = "/api/alerts/receivers";

    private static AlertScene scene;

    @BeforeAll
    static void start() {
        scene = new AlertScene();
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
    void theUrlAndTheSecretAreInNoAnswerButTheFirstAndInNoLogNorTable() {
        try (var receiver = new TestReceiver();
                var secrets = new PlantedSecrets()) {
            secrets.plant("the path of a URL", "planted-path-4711");
            secrets.plant("the query of a URL", "planted-query-4711");
            var added = scene.receiver(receiver.url(), "");
            var secret = added.path("secret").asText();
            secrets.plant("a signing secret", secret);
            var path = RECEIVERS + "/" + added.path("id").asText();
            var shown = List.of(
                    scene.get(RECEIVERS),
                    scene.get(path),
                    scene.put(path, "{\"name\":\"new name\"}"),
                    scene.post(path + "/test", "{}"),
                    scene.get("/api/alerts/deliveries"));
            scene.pass();
            receiver.answer(500);
            scene.post(path + "/test", "{}");
            scene.pass();
            var tables = scene.sql.texts("""
                SELECT CAST(row_to_json(r) AS text) FROM alert_receivers r
                UNION ALL SELECT CAST(row_to_json(d) AS text) FROM alert_deliveries d
                UNION ALL SELECT CAST(row_to_json(a) AS text) FROM alerts a
                UNION ALL SELECT message || details FROM event_log
                """);

            assertThat(shown).allSatisfy(answer -> {
                assertThat(answer.status()).as(answer.toString()).isLessThan(300);
                assertThat(answer.body()).doesNotContain("planted", secret);
            });
            var hex = HexFormat.of().formatHex("planted".getBytes(StandardCharsets.US_ASCII));
            assertThat(tables).hasSizeGreaterThan(5).noneMatch(row -> row.contains("planted") || row.contains(hex));
            assertThat(added.path("host").asText()).isEqualTo("127.0.0.1");
            assertThat(added.toString()).doesNotContain("planted");
            assertThat(secrets.foundInLog()).isEmpty();
            assertThat(receiver.all()).hasSize(2);
        }
    }

    @Test
    void aReceiverIsAddedShownChangedAndDeleted() {
        var added = scene.receiver("https://93.184.215.14/x", ",\"format\":\"slack\",\"types\":[\"run.failed\"]");
        var path = RECEIVERS + "/" + added.path("id").asText();
        var one = scene.get(path).json();
        assertThat(one.path("format").asText()).isEqualTo("slack");
        assertThat(one.path("types")).extracting(JsonNode::asText).containsExactly("run.failed");
        assertThat(scene.get(RECEIVERS).json().path("items")).hasSize(1);

        var changed = scene.put(path, "{\"url\":\"https://93.184.215.15/y\",\"types\":[]}")
                .json();
        assertThat(changed.path("host").asText()).isEqualTo("93.184.215.15");
        assertThat(changed.path("types")).hasSize(6);
        assertThat(changed.path("name").asText()).isEqualTo("ops");
        assertThat(scene.post(path + "/delete", "{}").status()).isEqualTo(204);
        assertThat(scene.get(path).status()).isEqualTo(404);
        assertThat(scene.sql.texts("SELECT event FROM event_log ORDER BY id"))
                .containsExactly("alert.receiver_added", "alert.receiver_changed", "alert.receiver_deleted");
        assertThat(scene.sql.texts("SELECT DISTINCT user_id FROM event_log"))
                .containsExactly(AlertScene.ADMIN.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"x\"}",
                "{\"url\":\"https://93.184.215.14/\"}",
                "{\"name\":\"\",\"url\":\"https://93.184.215.14/\"}",
                "{\"name\":\"x\",\"url\":5}",
                "{\"name\":\"x\",\"url\":null}",
                "{\"name\":\"x\",\"url\":\"http://93.184.215.14/\"}",
                "{\"name\":\"x\",\"url\":\"https://10.0.0.1/\"}",
                "{\"name\":\"x\",\"url\":\"https://169.254.169.254/latest\"}",
                "{\"name\":\"x\",\"url\":\"https://[::ffff:10.0.0.1]/\"}",
                "{\"name\":\"x\",\"url\":\"https://no-such-host.invalid/\"}",
                "{\"name\":\"x\",\"url\":\"https://93.184.215.14/\",\"format\":\"xml\"}",
                "{\"name\":\"x\",\"url\":\"https://93.184.215.14/\",\"types\":\"run.failed\"}",
                "{\"name\":\"x\",\"url\":\"https://93.184.215.14/\",\"types\":[\"alert.test\"]}",
                "{\"name\":\"x\",\"url\":\"https://93.184.215.14/\",\"types\":[\"run.failed\",\"run.failed\"]}",
                "{\"name\":\"x\",\"url\":\"https://93.184.215.14/\",\"types\":[null]}",
                "{\"name\":\"x\",\"url\":\"https://93.184.215.14/\",\"secret\":\"mine\"}"
            })
    void whatIsNoReceiverIsRefused(String body) {
        var refused = scene.post(RECEIVERS, body);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.body()).doesNotContain("latest");
        assertThat(scene.count("alert_receivers")).isZero();
    }

    @Test
    void thereAreTwentyReceiversAtMost() {
        for (int n = 0; n < 20; n++) {
            scene.receiver("https://93.184.215.14/x", "");
        }
        assertThat(scene.post(RECEIVERS, "{\"name\":\"x\",\"url\":\"https://93.184.215.14/\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void withoutAPasswordOfTheLastTenMinutesNothingThatAlertsDependOnIsChanged() {
        var path = RECEIVERS + "/"
                + scene.receiver("https://93.184.215.14/x", "").path("id").asText();
        var session = TestSession.of("ADMIN", AlertScene.ADMIN);
        scene.sql.run("UPDATE sessions SET confirmed_at = now() - interval '11 minutes'");
        var writes = Map.of(
                HttpEvent.post(RECEIVERS, "{\"name\":\"x\",\"url\":\"https://93.184.215.14/\"}"), "add",
                HttpEvent.of("PUT", path).json("{\"paused\":true}"), "change",
                HttpEvent.post(path + "/rotate-secret", "{}"), "rotate",
                HttpEvent.post(path + "/delete", "{}"), "delete");
        writes.forEach((event, what) -> {
            var answer = LambdaCall.http(scene.function, event.bearer(session));
            assertThat(answer.status()).as(what).isEqualTo(403);
            assertThat(answer.json().path("code").asText()).isEqualTo("step-up-required");
        });
        assertThat(scene.sql.texts("SELECT state FROM alert_receivers")).containsExactly("ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"overlap_hours\":-1}", "{\"overlap_hours\":169}", "{\"overlap_hours\":\"1\"}"})
    void anOverlapThatIsNoneIsRefused(String body) {
        var path = RECEIVERS + "/"
                + scene.receiver("https://93.184.215.14/x", "").path("id").asText();
        assertThat(scene.post(path + "/rotate-secret", body).status()).isEqualTo(422);
    }

    @Test
    void withoutAnOverlapTheOldSecretIsGoneAtOnce() {
        var path = RECEIVERS + "/"
                + scene.receiver("https://93.184.215.14/x", "").path("id").asText();
        var rotated = scene.post(path + "/rotate-secret", "{\"overlap_hours\":0}");
        assertThat(rotated.status()).isEqualTo(200);
        assertThat(scene.sql.texts("SELECT old_secret IS NULL FROM alert_receivers"))
                .containsExactly("t");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        var path = RECEIVERS + "/" + UUID.randomUUID();
        assertThat(List.of(
                        scene.get(path),
                        scene.put(path, "{\"paused\":true}"),
                        scene.post(path + "/test", "{}"),
                        scene.post(path + "/rotate-secret", "{}"),
                        scene.post(path + "/delete", "{}"),
                        scene.get("/api/alerts/deliveries/" + UUID.randomUUID())))
                .allMatch(answer -> answer.status() == 404);
    }

    @Test
    void everyRouteThatChangesSomethingRefusesUnknownMembers() {
        assertThat(StrictBodies.routesThatIgnoreUnknownMembers(scene.context(), scene.function))
                .isEmpty();
    }
}
