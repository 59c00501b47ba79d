package dev.ebayconnector.web;

import static dev.ebayconnector.web.RawEventTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.core.settings.InvalidSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeGateTest {

    private static final String OLD = "old-secret-old-secret-old-secret";
    private static final String NEW = "new-secret-new-secret-new-secret";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void withoutTheSecretEveryRouteIs403BeforeAnythingElse() throws Exception {
        var function = new EchoFunction(Map.of("EDGE_SECRETS", NEW));
        for (var path : new String[] {"/echo", "/nowhere", "/healthz", "/a%zz", "/broken"}) {
            assertProblem(function.invoke(RawEvent.of("GET", path).json()), 403);
        }
        assertProblem(function.invoke(RawEvent.of("POST", "/text").body("text/plain", "x".repeat(300_000)).json()), 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", NEW + "x", OLD + "," + NEW, "NEW-SECRET-NEW-SECRET-NEW-SECRET"})
    void whatIsNotALiveSecretIs403(String offered) throws Exception {
        var function = new EchoFunction(Map.of("EDGE_SECRETS", OLD + "," + NEW));
        assertProblem(function.invoke(RawEvent.of("GET", "/echo").header("x-edge-secret", offered).json()), 403);
    }

    @Test
    void bothLiveSecretsAreTakenWhileTheyRotateAndNoControllerSeesThem() throws Exception {
        var function = new EchoFunction(Map.of("EDGE_SECRETS", OLD + ", " + NEW));
        for (var secret : new String[] {OLD, NEW}) {
            var answer = function.invoke(RawEvent.of("GET", "/echo").header("X-Edge-Secret", secret).json());
            assertThat(answer.get("statusCode").asInt()).isEqualTo(200);
            assertThat(answer.toString()).doesNotContain(secret);
        }
    }

    @Test
    void onlyTheEdgeMaySayWhereTheClientIs() throws Exception {
        var required = new EchoFunction(Map.of("EDGE_SECRETS", NEW));
        var open = new EchoFunction(Map.of("EDGE_REQUIRED", "false"));
        var event = RawEvent.of("GET", "/address").header("cf-connecting-ip", "2001:db8::7").header("x-forwarded-for", "198.51.100.9");
        assertThat(addressSeenBy(open, event)).isEqualTo("192.0.2.1");
        assertThat(addressSeenBy(required, event.header("x-edge-secret", NEW))).isEqualTo("2001:db8::7");
        assertThat(addressSeenBy(required, event.header("cf-connecting-ip", "evil, 203.0.113.7"))).isEqualTo("192.0.2.1");
    }

    @Test
    void aFunctionWithoutSecretsDoesNotStartUnlessToldTo() {
        assertThatThrownBy(() -> new EchoFunction(Map.of())).isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("EDGE_SECRETS is missing");
        assertThatThrownBy(() -> new EchoFunction(Map.of("EDGE_REQUIRED", "no", "EDGE_SECRETS", NEW))).hasMessageContaining("EDGE_REQUIRED");
        new EchoFunction(Map.of("EDGE_REQUIRED", "false"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", OLD + ",", OLD + "," + NEW + "," + OLD + "x", "with a blank in it, thirty-two long", OLD + ",short"})
    void aWeakOrThirdSecretIsRefusedByNameAndNotByValue(String secrets) {
        assertThatThrownBy(() -> new EchoFunction(Map.of("EDGE_SECRETS", secrets))).isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("EDGE_SECRETS must be").hasMessageNotContaining(OLD).hasMessageNotContaining("thirty-two");
    }

    private static String addressSeenBy(EchoFunction function, RawEvent event) throws Exception {
        return JSON.readTree(function.invoke(event.json()).get("body").asText()).get("name").asText();
    }
}
