package dev.ebayconnector.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.core.database.SchemaVersion;
import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.testing.CapturedLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A start and a stop are one line each, with the names of the settings and none of their values. */
class FunctionLifeTest {

    private static final String SECRET = "hunter2-hunter2-hunter2-hunter2-hunter2";

    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void release() {
        log.close();
        // The tests behind this one see text again.
        new EchoFunction(Map.of("EDGE_REQUIRED", "false"));
    }

    @Test
    void aStartSaysVersionEnvironmentSchemaAndWhichSettingsAreSet() {
        start();
        assertThat(lines("started")).hasSize(1);
        var line = lines("started").getFirst();
        assertThat(line.path("function").asText()).isEqualTo("connector-unknown-route");
        assertThat(line.path("version").asText()).isEqualTo(Build.current().commit());
        assertThat(line.path("environment").asText()).isEqualTo("local");
        assertThat(line.path("schema").asText()).isEqualTo(SchemaVersion.EXPECTED);
        assertThat(line.path("settings").asText()).isEqualTo("EDGE_REQUIRED,EDGE_SECRETS,LOG_FORMAT");
        assertThat(log.text()).doesNotContain("hunter2");
    }

    @Test
    void anEndSaysHowLongTheInstanceLived() {
        start();
        FunctionLife.begin(Settings.readAll(Map.of("CONNECTOR_ENVIRONMENT", "local")))
                .end();
        assertThat(lines("stopped")).hasSize(1);
        assertThat(lines("stopped").getFirst().path("after_seconds").intValue()).isZero();
    }

    private static void start() {
        new EchoFunction(Map.of(
                "EDGE_SECRETS",
                SECRET,
                "EDGE_REQUIRED",
                "true",
                "PATH",
                "/bin",
                "AWS_REGION",
                "here",
                "LOG_FORMAT",
                "json"));
    }

    private List<JsonNode> lines(String word) {
        return log.lines("dev.ebayconnector.web.FunctionLife").stream()
                .filter(line -> line.path("message").asText().equals(word))
                .toList();
    }
}
