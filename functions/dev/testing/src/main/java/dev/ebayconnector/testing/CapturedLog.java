package dev.ebayconnector.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Reads what functions print while it is open. A function that starts meanwhile with {@code LOG_FORMAT=json} prints JSON. */
public final class CapturedLog implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String METRICS = "_aws";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    public CapturedLog() {
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    public String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    public void clear() {
        written.reset();
    }

    /** Every line, each of which must be one JSON object, however lines are divided. */
    public List<JsonNode> all() {
        return text().lines()
                .flatMap(line -> Stream.of(line.split("[\\u000B\\u000C\\u001C-\\u001E\\u0085\\u2028\\u2029]")))
                .map(CapturedLog::object)
                .toList();
    }

    /** Without those of metrics. */
    public List<JsonNode> lines() {
        return all().stream().filter(line -> !line.has(METRICS)).toList();
    }

    public List<JsonNode> metrics() {
        return all().stream().filter(line -> line.has(METRICS)).toList();
    }

    public List<JsonNode> lines(String logger) {
        return lines().stream()
                .filter(line -> line.path("logger").asText().equals(logger))
                .toList();
    }

    private static JsonNode object(String line) {
        try {
            var node = JSON.readTree(line);
            if (!node.isObject()) {
                throw new AssertionError("no JSON object: " + line);
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }
}
