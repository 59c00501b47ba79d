package dev.ebayconnector.migrations;

import dev.ebayconnector.logging.LogFormat;
import dev.ebayconnector.logging.LogOutput;
import dev.ebayconnector.migrations.schema.Scripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What the job says when it starts as a function, as the other functions do; names of settings, never values. */
final class StartLine {

    private static final String FUNCTION = "migrations-job";

    private StartLine() {}

    /** The form of the log comes from the same settings as that of the other functions. */
    static void log(Map<String, String> environment) {
        LogOutput.configure(format(environment), Level.INFO, FUNCTION);
        var line = LoggerFactory.getLogger(StartLine.class).atInfo();
        for (var value : values(environment).entrySet()) {
            line = line.addKeyValue(value.getKey(), value.getValue());
        }
        line.log("started");
    }

    static Map<String, Object> values(Map<String, String> environment) {
        var build = build();
        var values = new LinkedHashMap<String, Object>();
        values.put("function", FUNCTION);
        values.put("version", build.getProperty("git.commit.id.abbrev", "unknown"));
        values.put("build", build.getProperty("git.total.commit.count", "unknown"));
        values.put("environment", environmentOf(environment));
        values.put("schema", Scripts.newestVersion());
        values.put("settings", NamedSecrets.names(environment));
        return values;
    }

    private static String environmentOf(Map<String, String> environment) {
        return environment.getOrDefault("CONNECTOR_ENVIRONMENT", "production");
    }

    private static LogFormat format(Map<String, String> environment) {
        var otherwise = environmentOf(environment).equals("local") ? "text" : "json";
        var chosen = environment.getOrDefault("LOG_FORMAT", "");
        return (chosen.isBlank() ? otherwise : chosen).equals("text") ? LogFormat.TEXT : LogFormat.JSON;
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
