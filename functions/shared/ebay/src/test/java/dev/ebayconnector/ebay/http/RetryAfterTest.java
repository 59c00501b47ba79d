package dev.ebayconnector.ebay.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {

    private static final String NOW = "Sat, 02 May 2026 10:00:00 GMT";

    @Test
    void secondsAreRead() {
        assertThat(RetryAfter.read(" 120 ", null)).contains(Duration.ofSeconds(120));
    }

    @Test
    void aDateCountsFromTheDateOfTheAnswer() {
        assertThat(RetryAfter.read("Sat, 02 May 2026 10:02:00 GMT", NOW)).contains(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "-5", "soon", "1e9", "99999999999", "Sat, 02 May 2026 09:59:00 GMT"})
    void anythingElseIsNoWait(String value) {
        assertThat(RetryAfter.read(value, NOW)).isEmpty();
    }

    @Test
    void aDateWithoutTheDateOfTheAnswerIsNoWait() {
        assertThat(RetryAfter.read("Sat, 02 May 2026 10:02:00 GMT", null)).isEmpty();
    }
}
