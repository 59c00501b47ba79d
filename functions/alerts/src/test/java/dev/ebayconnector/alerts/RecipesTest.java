package dev.ebayconnector.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recipes of {@code docs/alerts.md} accept what is genuine and nothing else. */
class RecipesTest {

    private static final Path GUIDE = Path.of("../../docs/alerts.md");
    private static final SigningSecret SECRET = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String BODY = "{\"text\": \"ä\"}";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"0, '', true", "0, x, false", "-600, '', false"})
    void pythonAndNodeAgree(int age, String forged, boolean genuine) throws Exception {
        var at = Instant.now().plusSeconds(age);
        var signature = "v1,b3RoZXI= " + SECRET.sign("an-id", at, BODY);
        var headers = "{\"webhook-id\": \"an-id\", \"webhook-timestamp\": \"%d\", \"webhook-signature\": \"%s\"}"
                .formatted(at.getEpochSecond(), signature);
        var call = "(\"%s\", %s, %s)".formatted(SECRET.text(), headers, "%s");
        var body = BODY.replace("\"", "\\\"") + forged;

        var python = recipe("python") + "\nprint(is_genuine" + call.formatted("\"" + body + "\".encode()") + ")\n";
        assertThat(run("python3", "check.py", python)).isEqualTo(genuine ? "True" : "False");
        var node = recipe("js") + "\nconsole.log(isGenuine" + call.formatted("\"" + body + "\"") + ")\n";
        assertThat(run("node", "check.mjs", node)).isEqualTo(Boolean.toString(genuine));
    }

    @Test
    void theShellMakesTheSameSignature() throws Exception {
        Files.writeString(directory.resolve("body.json"), BODY);
        var script = "WEBHOOK_ID=an-id WEBHOOK_TIMESTAMP=1614265330 SECRET=%s\n%s"
                .formatted(SECRET.text(), recipe("bash"));
        assertThat("v1," + run("bash", "check.sh", script))
                .isEqualTo(SECRET.sign("an-id", Instant.ofEpochSecond(1_614_265_330), BODY));
    }

    private static String recipe(String language) throws IOException {
        var found = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE));
        assertThat(found.find()).as(language).isTrue();
        return found.group(1);
    }

    private String run(String program, String file, String script) throws Exception {
        var path = Files.writeString(directory.resolve(file), script);
        var builder = new ProcessBuilder(program, path.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(Map.of("PYTHONDONTWRITEBYTECODE", "1"));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return said.strip();
    }
}
