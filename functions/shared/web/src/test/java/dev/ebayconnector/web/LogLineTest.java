package dev.ebayconnector.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.CapturedLog;
import dev.ebayconnector.testing.HttpEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a caller sends, a request is one line of the log, which says what was asked and answered. */
class LogLineTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";
    private static final String PARENT = "00-" + TRACE + "-" + SPAN + "-01";

    private final CapturedLog log = new CapturedLog();
    private final EchoFunction open = new EchoFunction(Map.of("EDGE_REQUIRED", "false", "LOG_FORMAT", "json"));

    @AfterEach
    void release() {
        log.close();
        // The tests behind this one see text again.
        new EchoFunction(Map.of("EDGE_REQUIRED", "false"));
    }

    @Test
    void aRequestIsOneLineWithWhatWasAskedAndAnswered() {
        log.clear();
        open.call(HttpEvent.get("/echo/a?code=hunter2")
                .header("X-Request-ID", "r-1")
                .header("traceparent", PARENT));
        assertThat(log.text()).doesNotContain("hunter2");
        assertThat(log.lines()).hasSize(1);
        var line = log.lines().getFirst();
        assertThat(line.path("logger").asText()).isEqualTo("request");
        assertThat(line.path("message").asText()).isEqualTo("GET /echo/a 200");
        assertThat(line.path("method").asText()).isEqualTo("GET");
        assertThat(line.path("path").asText()).isEqualTo("/echo/a");
        assertThat(line.path("status").intValue()).isEqualTo(200);
        assertThat(line.path("request_id").asText()).isEqualTo("r-1");
        assertThat(line.path("trace_id").asText()).isEqualTo(TRACE);
        assertThat(line.path("span_id").asText()).matches("[0-9a-f]{16}").isNotEqualTo(SPAN);
        assertThat(line.path("function").asText()).isEqualTo("connector-unknown-route");
        assertThat(line.has("client") && line.has("ms") && line.has("timestamp") && line.has("level"))
                .isTrue();
        assertThat(log.metrics()).isNotEmpty();
    }

    @Test
    void aLineBreakInThePathForgesNoLine() {
        var guarded = new EchoFunction(Map.of("EDGE_SECRETS", EchoFunction.EDGE_SECRET, "LOG_FORMAT", "json"));
        log.clear();
        for (var path : List.of("/echo/a%0aforged%20200", "/echo/a%0d%0aforged", "/%0Aforged", "/echo/%E2%80%A8x")) {
            for (var function : List.of(open, guarded)) {
                function.call(HttpEvent.get(path));
            }
        }
        assertThat(log.lines("request"))
                .hasSize(8)
                .allSatisfy(line -> assertThat(line.path("request_id").asText()).isNotEmpty());
        assertThat(log.lines()).hasSize(8);
    }

    @Test
    void anUnexpectedErrorIsOneLineWithItsStack() {
        log.clear();
        open.call(HttpEvent.get("/broken").header("X-Request-ID", "r-1"));
        var line = log.lines("dev.ebayconnector.web.UnexpectedErrorHandler").getFirst();
        assertThat(line.at("/exception/class").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line.at("/exception/message").asText()).isEqualTo("secret detail");
        assertThat(line.at("/exception/stack").asText()).contains("\n\tat ");
        assertThat(line.path("request_id").asText()).isEqualTo("r-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-0AF7651916CD43DD8448EB211C80319C-" + SPAN + "-01",
                PARENT + "-more",
                PARENT + "," + PARENT,
                "%0a"
            })
    void anInvalidTraceIsReplacedAndNowhereRepeated(String bad) {
        log.clear();
        var answer = open.call(HttpEvent.get("/address").header("traceparent", bad));
        assertThat(log.lines("request").getFirst().path("trace_id").asText())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(TRACE);
        assertThat(log.text()).doesNotContain(bad);
        assertThat(answer.event().toString()).doesNotContain(bad);
    }

    @Test
    void twoTracesAreReplacedByANewOne() {
        log.clear();
        open.call(HttpEvent.get("/echo/a").header("traceparent", PARENT).header("traceparent", PARENT));
        assertThat(log.lines("request").getFirst().path("trace_id").asText()).isNotEqualTo(TRACE);
    }

    @Test
    void aNewTraceHasTheRequestsIdIfThatIsAUuid() {
        log.clear();
        open.call(HttpEvent.get("/echo/a").header("X-Request-ID", "550e8400-e29b-41d4-a716-446655440000"));
        assertThat(log.lines("request").getFirst().path("trace_id").asText())
                .isEqualTo("550e8400e29b41d4a716446655440000");
    }
}
