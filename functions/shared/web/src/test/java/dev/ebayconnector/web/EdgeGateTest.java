package dev.ebayconnector.web;

import static dev.ebayconnector.web.RawEventTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.core.settings.InvalidSettings;
import dev.ebayconnector.testing.HttpEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeGateTest {

    private static final String OLD = "old-secret-old-secret-old-secret";
    private static final String NEW = "new-secret-new-secret-new-secret";

    @Test
    void withoutTheSecretEveryRouteIs403BeforeAnythingElse() {
        var function = new EchoFunction(Map.of("EDGE_SECRETS", NEW));
        for (var path : new String[] {"/echo", "/nowhere", "/healthz", "/a%25zz", "/broken"}) {
            assertProblem(function.call(event("GET", path)), 403);
        }
        assertProblem(function.call(event("POST", "/text").text("text/plain", "x".repeat(300_000))), 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", NEW + "x", OLD + "," + NEW, "NEW-SECRET-NEW-SECRET-NEW-SECRET"})
    void whatIsNotALiveSecretIs403(String offered) {
        var function = new EchoFunction(Map.of("EDGE_SECRETS", OLD + "," + NEW));
        assertProblem(function.call(event("GET", "/echo").header("x-edge-secret", offered)), 403);
    }

    @Test
    void bothLiveSecretsAreTakenWhileTheyRotateAndNoControllerSeesThem() {
        var function = new EchoFunction(Map.of("EDGE_SECRETS", OLD + ", " + NEW));
        for (var secret : new String[] {OLD, NEW}) {
            var answer = function.call(event("GET", "/echo").header("X-Edge-Secret", secret));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.event().toString()).doesNotContain(secret);
        }
    }

    @Test
    void onlyTheEdgeMaySayWhereTheClientIs() {
        var required = new EchoFunction(Map.of("EDGE_SECRETS", NEW));
        var open = new EchoFunction(Map.of("EDGE_REQUIRED", "false"));
        assertThat(addressSeenBy(open, "2001:db8::7")).isEqualTo("127.0.0.1");
        assertThat(addressSeenBy(required, "2001:db8::7")).isEqualTo("2001:db8::7");
        assertThat(addressSeenBy(required, "evil, 203.0.113.7")).isEqualTo("127.0.0.1");
    }

    @Test
    void aFunctionWithoutSecretsDoesNotStartUnlessToldTo() {
        assertThatThrownBy(() -> new EchoFunction(Map.of()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("EDGE_SECRETS is missing");
        assertThatThrownBy(() -> new EchoFunction(Map.of("EDGE_REQUIRED", "no", "EDGE_SECRETS", NEW)))
                .hasMessageContaining("EDGE_REQUIRED");
        new EchoFunction(Map.of("EDGE_REQUIRED", "false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                OLD + ",",
                OLD + "," + NEW + "," + OLD + "x",
                "with a blank in it, thirty-two long",
                OLD + ",short"
            })
    void aWeakOrThirdSecretIsRefusedByNameAndNotByValue(String secrets) {
        assertThatThrownBy(() -> new EchoFunction(Map.of("EDGE_SECRETS", secrets)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("EDGE_SECRETS must be")
                .hasMessageNotContaining(OLD)
                .hasMessageNotContaining("thirty-two");
    }

    private static String addressSeenBy(EchoFunction function, String claimed) {
        var event = event("GET", "/address")
                .header("cf-connecting-ip", claimed)
                .header("x-forwarded-for", "198.51.100.9")
                .header("x-edge-secret", NEW);
        return function.call(event).json().get("name").asText();
    }

    private static HttpEvent event(String method, String target) {
        return HttpEvent.of(method, target).header("x-request-id", "test-1");
    }
}
