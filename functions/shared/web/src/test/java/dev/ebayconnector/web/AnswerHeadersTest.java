package dev.ebayconnector.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers that every answer has, whoever answers. */
class AnswerHeadersTest {

    private static final EchoFunction FUNCTION = new EchoFunction(Map.of("EDGE_REQUIRED", "false"));
    private static final EchoFunction GUARDED = new EchoFunction();

    @ParameterizedTest
    @CsvSource({
        "GET, /echo",
        "GET, /nowhere",
        "DELETE, /echo",
        "GET, /broken",
        "GET, /problem",
        "GET, /redirect",
        "GET, /image",
        "HEAD, /echo",
        "DELETE, /nothing",
        "POST, /json",
        "OPTIONS, /echo"
    })
    void everyAnswerTellsBrowsersToMakeNothingElseOfIt(String method, String path) {
        hasAll(FUNCTION.call(HttpEvent.of(method, path)));
    }

    @Test
    void soDoAnswersToWhatIsRefusedBeforeItIsRead() {
        hasAll(GUARDED.call(HttpEvent.get("/echo")));
        hasAll(FUNCTION.call(HttpEvent.of("POST", "/text").text("text/plain", "x".repeat(300_000))));
    }

    private static void hasAll(HttpAnswer answer) {
        assertThat(answer.headers("Strict-Transport-Security")).containsExactly("max-age=31536000; includeSubDomains");
        assertThat(answer.headers("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.headers("Referrer-Policy")).containsExactly("no-referrer");
    }
}
