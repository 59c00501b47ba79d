package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.migrations.schema.Scripts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartLineTest {

    @Test
    void itNamesVersionSchemaAndTheSettingsThatAreSet() {
        var line = StartLine.values(Map.of(
                "MIGRATIONS_URL", "postgres://owner:hunter2@db/x",
                "TOKEN_KEYSET", "{hunter2}",
                "ADMIN_PASSWORD", " ",
                "PATH", "/bin"));
        assertThat(line)
                .containsKeys("version", "build")
                .containsEntry("function", "migrations-job")
                .containsEntry("environment", "production")
                .containsEntry("schema", Scripts.newestVersion())
                .containsEntry("settings", "MIGRATIONS_URL,TOKEN_KEYSET");
        assertThat(line.toString()).doesNotContain("hunter2");
    }
}
