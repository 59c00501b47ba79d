package dev.ebayconnector.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ebayconnector.core.database.DatabaseSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void allProblemsAreReportedAtOnceByKeyAndWithoutValues() {
        var environment = Map.of("DATABASE_URL", "mysql://root:hunter2@db/x", "FLAG", "maybe");
        var thrown = catchThrowableOfType(
                InvalidSettings.class,
                () -> Settings.read(
                        environment,
                        settings -> DatabaseSettings.read(settings, "test"),
                        settings -> settings.flag("FLAG", true),
                        settings -> settings.required("MISSING")));
        assertThat(thrown.problems()).hasSize(3);
        assertThat(thrown.getMessage())
                .contains("DATABASE_URL", "FLAG", "MISSING")
                .doesNotContain("hunter2", "maybe");
    }

    @Test
    void aSecretDoesNotPrintItself() {
        assertThat("token " + new Secret("hunter2")).isEqualTo("token ***");
    }
}
