package dev.ebayconnector.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Whatever is logged or printed is one line, and on Lambda one JSON object. */
class LogOutputTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OURS = "dev.ebayconnector.logging.Test";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        LogOutput.configure(LogFormat.JSON, Level.INFO, "connector-test");
    }

    @AfterEach
    void release() {
        LogOutput.context(Map::of);
        LogOutput.configure(LogFormat.TEXT, Level.INFO, "unknown");
        System.setOut(out);
        System.setErr(err);
    }

    @Test
    void aLineSaysWhenWhereAndOfWhat() throws Exception {
        var before = Instant.now().minusMillis(1);
        LogOutput.context(() -> Map.of("request_id", "r-1"));
        LoggerFactory.getLogger(OURS).atWarn().addKeyValue("status", 200).log("{} of {}", 1, "two");
        var line = only();
        assertThat(line.path("message").asText()).isEqualTo("1 of two");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("logger").asText()).isEqualTo(OURS);
        assertThat(line.path("function").asText()).isEqualTo("connector-test");
        assertThat(line.path("request_id").asText()).isEqualTo("r-1");
        assertThat(line.path("status").intValue()).isEqualTo(200);
        assertThat(Instant.parse(line.path("timestamp").asText())).isBetween(before, Instant.now());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one\nforged", "one\r\nforged", "\u2028forged", "\u2029forged", "\u0085forged", "\u000bforged\u000c",
                "\u0000\u001b[31mforged", "\"}\n{\"level\":\"ERROR\"}", "\\\"quoted\\", "\ud800 alone", "tab\tbed",
                        "{}",
                "\u001cforged\u001d\u001e", "Zoë 😀", "{"
            })
    void nothingBeginsASecondLine(String hostile) throws Exception {
        var log = LoggerFactory.getLogger(OURS);
        log.info("said {}", hostile);
        log.info(hostile);
        log.atInfo().addKeyValue("path", hostile).log("request");
        log.error("failed", new IllegalStateException(hostile, new RuntimeException(hostile)));
        System.out.println(hostile.replace('\n', ' '));
        var lines = lines();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0).path("message").asText()).isEqualTo("said " + hostile);
        assertThat(lines.get(1).path("message").asText()).isEqualTo(hostile);
        assertThat(lines.get(2).path("path").asText()).isEqualTo(hostile);
        assertThat(lines.get(3).at("/exception/message").asText()).isEqualTo(hostile);
        assertThat(written.toString(StandardCharsets.UTF_8)).matches("[\\x20-\\x7e\\n]*");
    }

    @Test
    void anExceptionIsOneMember() throws Exception {
        LoggerFactory.getLogger(OURS).error("failed", new IllegalStateException("why\nforged"));
        var exception = only().path("exception");
        assertThat(exception.path("class").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(exception.path("message").asText()).isEqualTo("why\nforged");
        assertThat(exception.path("stack").asText())
                .startsWith("java.lang.IllegalStateException: why\\u000Aforged\n\tat ");
    }

    @Test
    void whatLooksLikeASecretIsMaskedEverywhere() {
        var secrets = List.of("v^1.1#i^1#token", "Bearer abc.def", "postgres://u:hunter2@db/x");
        for (var secret : secrets) {
            LoggerFactory.getLogger(OURS)
                    .atError()
                    .addKeyValue("value", secret)
                    .setCause(new IllegalStateException(secret))
                    .log("said {}", secret);
            System.err.println(secret);
        }
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("***")
                .doesNotContain("i^1#token", "abc.def", "hunter2");
    }

    @Test
    void whatOthersPrintIsALineOfTheLog() throws Exception {
        System.out.print("be");
        System.out.println("gun");
        new IllegalStateException("thrown").printStackTrace();
        assertThat(lines())
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(line.path("function").asText()).isEqualTo("connector-test"));
        assertThat(lines().getFirst().path("message").asText()).isEqualTo("begun");
        assertThat(lines().getFirst().path("logger").asText()).isEqualTo("stdout");
        assertThat(lines().get(1).path("level").asText()).isEqualTo("WARN");
    }

    @Test
    void aLongMessageIsCutSoThatCloudWatchKeepsTheLineWhole() throws Exception {
        LoggerFactory.getLogger(OURS).error("x".repeat(100_000), new IllegalStateException("y".repeat(100_000)));
        assertThat(only().path("message").asText()).endsWith("… (91808 more characters)");
        assertThat(written.size()).isLessThan(100_000);
    }

    @Test
    void theLevelIsOfOurOwnLoggersAndOthersTellOfWarningsAtMost() throws Exception {
        var ours = LoggerFactory.getLogger(OURS);
        var library = LoggerFactory.getLogger("com.example.Library");
        LogOutput.configure(LogFormat.JSON, Level.DEBUG, "connector-test");
        ours.debug("heard");
        ours.trace("not heard");
        library.info("not heard");
        library.warn("heard");
        LoggerFactory.getLogger("com.zaxxer.hikari.pool.PoolBase").warn("not heard");
        LoggerFactory.getLogger("org.flywaydb.core.Flyway").error("not heard");
        LogOutput.configure(LogFormat.JSON, Level.ERROR, "connector-test");
        ours.warn("not heard");
        library.warn("not heard");
        library.error("heard");
        assertThat(lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.path("message").asText()).isEqualTo("heard"));
    }

    @Test
    void whatCannotSayWhatItIsFailsNothing() throws Exception {
        LogOutput.context(() -> {
            throw new IllegalStateException();
        });
        LoggerFactory.getLogger(OURS).atInfo().addKeyValue("value", new Mute()).log("said");
        assertThat(only().path("context_failed").asText()).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void theTextFormIsForPeople() {
        LogOutput.configure(LogFormat.TEXT, Level.INFO, "connector-test");
        LogOutput.context(() -> Map.of("request_id", "r-1"));
        LoggerFactory.getLogger(OURS).error("one\nforged", new IllegalStateException("two\nforged"));
        System.out.println("three\rforged");
        var lines = written.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.getFirst()).matches("[0-9:.]+ +ERROR Test - one\\\\u000Aforged request_id=r-1");
        assertThat(lines.get(1)).isEqualTo("java.lang.IllegalStateException: two\\u000Aforged");
        assertThat(lines.get(2)).startsWith("\tat ");
        assertThat(lines.getLast()).isEqualTo("three\\u000Dforged");
    }

    private static final class Mute {
        @Override
        public String toString() {
            throw new IllegalStateException("mute");
        }
    }

    private JsonNode only() throws Exception {
        assertThat(lines()).hasSize(1);
        return lines().getFirst();
    }

    private List<JsonNode> lines() throws Exception {
        var lines = new ArrayList<JsonNode>();
        for (var line : written.toString(StandardCharsets.UTF_8).split("\n")) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
