package dev.ebayconnector.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.core.settings.InvalidSettings;
import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** eBay checks the endpoint before it sends anything to it. The hashes were computed with Python's hashlib. */
class ProofTest {

    private static final String CODE = "a8628072-3d33-45ee-9004-bee86830a22d";
    private static Scene scene;

    @BeforeAll
    static void start() {
        scene = new Scene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @Test
    void theAnswerIsTheHashForTheConfiguredEndpointWhateverTheRequestSays() {
        var answer = scene.send(HttpEvent.get(Scene.PATH + "?challenge_code=" + CODE)
                .header("host", "evil.example.com")
                .header("x-forwarded-host", "evil.example.com")
                .stage("prod"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"challengeResponse\":\"3bbee5fce890368f298370f0f9d10299e2f22d31c8f3c8ef2890babd6996ffac\"}");
    }

    @Test
    void theSandboxHasAnEndpointOfItsOwn() {
        var answer = scene.send(HttpEvent.get(Scene.PATH + "/sandbox?challenge_code=" + CODE));
        assertThat(answer.body())
                .isEqualTo(
                        "{\"challengeResponse\":\"931d8cc06f8dde6230c671a9f6ca43f19cb88b989f0f0f037b56260af68638e9\"}");
    }

    @Test
    void ebayMayAddParametersToItsQuestion() {
        assertThat(scene.send(HttpEvent.get(Scene.PATH + "?challenge_code=" + CODE + "&x=1"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aQuestionWithoutACodeIsRefused() {
        for (var query : new String[] {"", "?challenge_code=", "?challenge_code=" + "1".repeat(1_025)}) {
            var answer = scene.send(HttpEvent.get(Scene.PATH + query));
            assertThat(answer.status()).as(query).isEqualTo(422);
            assertThat(answer.fields()).containsExactly("challenge_code");
        }
    }

    @Test
    void withoutARegisteredEndpointThereIsNoProof() {
        var function = scene.function(Map.of("EBAY_NOTIFICATION_ENDPOINT", "", "EBAY_NOTIFICATION_TOKEN", ""));
        try (var _ = function.getApplicationContext()) {
            var answer = LambdaCall.http(function, HttpEvent.get(Scene.PATH + "?challenge_code=" + CODE));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().path("detail").asText()).contains("EBAY_NOTIFICATION_ENDPOINT");
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        https://c.example.com/api/ebay/notifications,  -,                                     EBAY_NOTIFICATION_TOKEN
        -,                                             71745723-d031-455c-bfa5-f90d11b4f20a,  EBAY_NOTIFICATION_ENDPOINT
        http://c.example.com/api/ebay/notifications,   71745723-d031-455c-bfa5-f90d11b4f20a,  EBAY_NOTIFICATION_ENDPOINT
        c.example.com/api/ebay/notifications,          71745723-d031-455c-bfa5-f90d11b4f20a,  EBAY_NOTIFICATION_ENDPOINT
        https://c.example.com/a?b=c,                   71745723-d031-455c-bfa5-f90d11b4f20a,  EBAY_NOTIFICATION_ENDPOINT
        https://user:word@c.example.com/a,             71745723-d031-455c-bfa5-f90d11b4f20a,  EBAY_NOTIFICATION_ENDPOINT
        https://c.example.com/a b,                     71745723-d031-455c-bfa5-f90d11b4f20a,  EBAY_NOTIFICATION_ENDPOINT
        https://c.example.com/api/ebay/notifications,  71745723-d031-455c-bfa5-f90d11b,       EBAY_NOTIFICATION_TOKEN
        https://c.example.com/api/ebay/notifications,  71745723-d031-455c-bfa5-f90d11b4f20.,  EBAY_NOTIFICATION_TOKEN
        """)
    void halfOrWrongSettingsAreRefusedAtTheStart(String endpoint, String token, String named) {
        assertThatThrownBy(() -> read(endpoint, token))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(named);
    }

    @Test
    void aTokenHas32To80Characters() {
        assertThat(read(Scene.ENDPOINT, "a".repeat(80))).isNotNull();
        assertThat(read(Scene.ENDPOINT, "_".repeat(32))).isNotNull();
        assertThatThrownBy(() -> read(Scene.ENDPOINT, "a".repeat(81))).hasMessageContaining("EBAY_NOTIFICATION_TOKEN");
    }

    private static Object read(String endpoint, String token) {
        var environment = new HashMap<String, String>();
        environment.put("CONNECTOR_ENVIRONMENT", "production");
        environment.put("EBAY_NOTIFICATION_ENDPOINT", endpoint);
        environment.put("EBAY_NOTIFICATION_TOKEN", token);
        environment.values().removeIf(Objects::isNull);
        return Settings.read(environment, NotificationSettings::read)[0];
    }
}
