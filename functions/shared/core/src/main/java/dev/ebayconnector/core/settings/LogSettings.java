package dev.ebayconnector.core.settings;

import dev.ebayconnector.logging.LogFormat;
import dev.ebayconnector.logging.LogOutput;
import java.util.Locale;
import org.slf4j.event.Level;

/** @param level from which on our own lines are logged; libraries log warnings and errors at most */
public record LogSettings(LogFormat format, Level level) {

    private static final String FORMAT = "LOG_FORMAT";
    private static final String LEVEL = "LOG_LEVEL";

    /** Text where the program runs locally, unless it says otherwise. */
    public static LogSettings read(Settings settings) {
        var otherwise = Deployment.read(settings) == Deployment.LOCAL ? "text" : "json";
        return new LogSettings(
                format(settings, settings.optional(FORMAT, otherwise)),
                level(settings, settings.optional(LEVEL, "info")));
    }

    /** @param function named in each line */
    public void apply(String function) {
        LogOutput.configure(format, level, function);
    }

    private static LogFormat format(Settings settings, String value) {
        return switch (value) {
            case "json" -> LogFormat.JSON;
            case "text" -> LogFormat.TEXT;
            default -> {
                settings.problem(FORMAT, "must be json or text");
                yield LogFormat.JSON;
            }
        };
    }

    private static Level level(Settings settings, String value) {
        return switch (value) {
            case "error", "warn", "info", "debug", "trace" -> Level.valueOf(value.toUpperCase(Locale.ROOT));
            default -> {
                settings.problem(LEVEL, "must be error, warn, info, debug or trace");
                yield Level.INFO;
            }
        };
    }
}
