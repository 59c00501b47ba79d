package dev.ebayconnector.migrations;

import dev.ebayconnector.migrations.schema.Scripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** What the job says when it starts as a function, as the other functions do; names of settings, never values. */
final class StartLine {

    private StartLine() {}

    static String of(Map<String, String> environment) {
        var build = build();
        return "started function=migrations-job version=" + build.getProperty("git.commit.id.abbrev", "unknown")
                + " build=" + build.getProperty("git.total.commit.count", "unknown")
                + " environment=" + environment.getOrDefault("CONNECTOR_ENVIRONMENT", "production")
                + " schema=" + Scripts.newestVersion()
                + " settings=" + NamedSecrets.names(environment);
    }

    private static Properties build() {
        var properties = new Properties();
        try (var file = StartLine.class.getResourceAsStream("/build.properties")) {
            if (file != null) {
                properties.load(file);
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
