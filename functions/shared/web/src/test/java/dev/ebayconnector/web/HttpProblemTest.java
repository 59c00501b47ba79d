package dev.ebayconnector.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.testing.HttpEvent;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProblemTest {

    @ParameterizedTest
    @EnumSource(
            value = HttpStatus.class,
            names = {"BAD_GATEWAY", "GATEWAY_TIMEOUT"})
    void statusesThatCloudflareReplacesAreRefused(HttpStatus status) {
        assertThatThrownBy(() -> HttpProblem.of(status, "x")).hasMessageContaining("503");
    }

    @Test
    void membersAndRetryAfterReachTheCaller() {
        var function = new EchoFunction(Map.of("EDGE_REQUIRED", "false"));
        var answer = function.call(HttpEvent.get("/problem").header("x-request-id", "test-1"));
        RawEventTest.assertProblem(answer, 409);
        assertThat(answer.json().get("detail").asText()).isEqualTo("Already in progress.");
        assertThat(answer.json().get("run_id").asText()).isEqualTo("run-1");
        assertThat(answer.json().get("attempts").asInt()).isEqualTo(2);
        assertThat(answer.json().get("open").isBoolean()).isTrue();
        assertThat(answer.json().has("members")).isFalse();
        assertThat(answer.json().has("errors")).isFalse();
        assertThat(answer.headers("Retry-After")).containsExactly("1");
    }

    @Test
    void aProblemIsNotChangedByWhatIsMadeFromIt() {
        var plain = HttpProblem.of(HttpStatus.CONFLICT, "x");
        var more = plain.with("run_id", "run-1").retryAfter(Duration.ofSeconds(10));
        assertThat(plain.members()).isEmpty();
        assertThat(plain.retryAfterSeconds()).isEmpty();
        assertThat(more.members()).containsExactly(Map.entry("run_id", "run-1"));
        assertThat(more.retryAfterSeconds()).hasValue("10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "title", "status", "detail", "instance", "request_id", "errors"})
    void theMembersOfEveryProblemCannotBeReplaced(String name) {
        var problem = HttpProblem.of(HttpStatus.CONFLICT, "x");
        assertThatThrownBy(() -> problem.with(name, "y")).hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT-1S, 1", "PT0.2S, 1", "PT61S, 61", "PT2H, 7200"})
    void retryAfterIsAtLeastOneWholeSecond(Duration wait, String header) {
        assertThat(HttpProblem.of(HttpStatus.SERVICE_UNAVAILABLE, "x")
                        .retryAfter(wait)
                        .retryAfterSeconds())
                .hasValue(header);
    }
}
