package dev.ebayconnector.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HttpProblemTest {

    @ParameterizedTest
    @EnumSource(
            value = HttpStatus.class,
            names = {"BAD_GATEWAY", "GATEWAY_TIMEOUT"})
    void whatCloudflareMayReplaceIsNeverAnAnswer(HttpStatus status) {
        assertThatThrownBy(() -> HttpProblem.of(status, "x")).hasMessageContaining("503");
    }
}
