package dev.ebayconnector.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.database.SchemaVersion;
import dev.ebayconnector.core.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A start and a stop are one line each, with the names of the settings and none of their values. */
class FunctionLifeTest {

    private static final String SECRET = "hunter2-hunter2-hunter2-hunter2-hunter2";

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
    void aStartSaysVersionEnvironmentSchemaAndWhichSettingsAreSet() {
        new EchoFunction(Map.of("EDGE_SECRETS", SECRET, "EDGE_REQUIRED", "true", "PATH", "/bin", "AWS_REGION", "here"));
        assertThat(lines("started")).hasSize(1);
        assertThat(lines("started").getFirst())
                .contains(" function=connector-")
                .contains(" version=" + Build.current().commit())
                .contains(" environment=local ")
                .contains(" schema=" + SchemaVersion.EXPECTED + " ")
                .endsWith(" settings=EDGE_REQUIRED,EDGE_SECRETS");
        assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain("hunter2");
    }

    @Test
    void anEndSaysHowLongTheInstanceLived() {
        FunctionLife.begin(Settings.readAll(Map.of("CONNECTOR_ENVIRONMENT", "local")))
                .end();
        assertThat(lines("stopped")).hasSize(1);
        assertThat(lines("stopped").getFirst()).endsWith(" function=connector-unknown-route after_seconds=0");
    }

    private List<String> lines(String word) {
        return written.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("FunctionLife - " + word))
                .toList();
    }
}
