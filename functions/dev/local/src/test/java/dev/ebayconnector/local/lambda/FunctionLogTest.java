package dev.ebayconnector.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.core.database.SchemaVersion;
import dev.ebayconnector.local.RunningStack;
import dev.ebayconnector.local.stack.StackAddresses;
import dev.ebayconnector.local.template.TemplateNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every function writes into its own log, under the real runtime and with the template's settings. */
@ExtendWith(RunningStack.class)
class FunctionLogTest {

    private static final Path LOGS = Path.of("target/logs");
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Test
    void everyInstanceSaysThatItStartedAndNamesNoValue(StackAddresses stack) {
        var warmed = warmed();
        assertThat(warmed).hasSizeGreaterThan(10);
        for (var log : warmed) {
            assertThat(started(log)).as(log.toString()).isNotEmpty().allSatisfy(line -> {
                assertThat(line.path("environment").asText()).isEqualTo("local");
                assertThat(line.path("schema").asText()).isEqualTo(SchemaVersion.EXPECTED);
                assertThat(line.toString()).doesNotContain(stack.databaseUrl(), "http://", "postgres:");
            });
        }
        var oauth = started(LOGS.resolve("OAuthFunction.log")).getFirst();
        assertThat(oauth.path("function").asText()).isEqualTo("connector-oauth");
        assertThat(oauth.path("settings").asText()).contains("EBAY_SANDBOX_CLIENT_SECRET", "TOKEN_KEYSET");
        assertThat(started(LOGS.resolve("HealthFunction.log")).getFirst().toString())
                .doesNotContain("KEYSET", "CLIENT_SECRET");
    }

    @Test
    void everyLineIsAnObjectThatSaysWhatItIs(StackAddresses stack) throws Exception {
        for (var path : List.of("/healthz/%0aforged", "/api/users/%E2%80%A8forged", "/api/x%22%7D%0d%0a%7B")) {
            ask(stack, path, "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
        }
        ask(stack, "/api/ebay/oauth/callback?code=v%5E1.1%23i%5E1%23hunter2&state=x", "X-Request-ID", "a b");
        for (var log : warmed()) {
            for (var line : lines(log)) {
                assertThat(line.has("_aws") || isLogLine(line))
                        .as(log + ": " + line)
                        .isTrue();
            }
            assertThat(Files.readString(log)).as(log.toString()).doesNotContain("hunter2", stack.adminPassword());
        }
        assertThat(lines(LOGS.resolve("HealthFunction.log")))
                .filteredOn(line -> line.path("path").asText().contains("forged"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("trace_id").asText()).isEqualTo(TRACE));
    }

    private static void ask(StackAddresses stack, String target, String header, String value) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create(stack.edge() + target))
                            .header(header, value)
                            .build(),
                    BodyHandlers.discarding());
        }
    }

    private static boolean isLogLine(JsonNode line) {
        return List.of("timestamp", "level", "logger", "message", "function").stream()
                .allMatch(line::has);
    }

    private static List<Path> warmed() {
        return TemplateNames.functions().stream()
                .map(function -> LOGS.resolve(function.name() + ".log"))
                .filter(Files::exists)
                .toList();
    }

    private static List<JsonNode> started(Path log) {
        return lines(log).stream()
                .filter(line -> line.path("message").asText().equals("started"))
                .toList();
    }

    /** Without a line that is still written. */
    private static List<JsonNode> lines(Path log) {
        try {
            var text = Files.readString(log);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(line -> object(log, line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode object(Path log, String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON in " + log + ": " + line, e);
        }
    }
}
