package dev.ebayconnector.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whatever a caller sends, a request is one line of the log. */
class LogLineTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private PrintStream before;

    @BeforeEach
    void capture() {
        before = System.out;
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(before);
    }

    @Test
    void aLineBreakInThePathForgesNoLine() {
        var open = new EchoFunction(Map.of("EDGE_REQUIRED", "false"));
        var guarded = new EchoFunction();
        for (var path :
                List.of("/echo/a%0aforged%20200", "/echo/a%0d%0aforged", "/%0Aforged", "/echo/%E2%80%A8forged")) {
            for (var function : List.of(open, guarded)) {
                function.call(HttpEvent.get(path));
            }
        }
        assertThat(lines().stream().filter(line -> line.startsWith("INFO request - GET /")))
                .hasSize(8);
        assertThat(lines()).noneMatch(line -> line.startsWith("forged") || line.contains("\u2028"));
    }

    @Test
    void soDoesNothingElseThatIsLogged() {
        new EchoFunction(Map.of("EDGE_REQUIRED", "false"));
        LoggerFactory.getLogger("request").info("eBay says {}", "one\r\nforged\u0000\u001b[31m\u2028forged\u0085");
        LoggerFactory.getLogger("request").error("failed", new IllegalStateException("one\nforged"));
        assertThat(lines()).noneMatch(line -> line.startsWith("forged"));
        assertThat(lines())
                .contains("INFO request - eBay says one\\u000D\\u000Aforged\\u0000\\u001B[31m\\u2028forged\\u0085");
        assertThat(lines()).anyMatch(line -> line.startsWith("\tat "));
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
