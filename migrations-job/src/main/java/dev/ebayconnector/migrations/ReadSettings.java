package dev.ebayconnector.migrations;

import dev.ebayconnector.migrations.connect.MigrationsSettings;
import dev.ebayconnector.migrations.connect.TrustedTarget;
import dev.ebayconnector.migrations.operate.Admin;
import dev.ebayconnector.migrations.operate.PersonalKeys;
import dev.ebayconnector.migrations.operate.TokenKeys;
import dev.ebayconnector.migrations.rights.RightsMap;
import dev.ebayconnector.migrations.rights.RoleSettings;
import dev.ebayconnector.postgres.DatabaseUrl;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the environment and names all problems at once, by key and never with a value. */
final class ReadSettings {

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    private ReadSettings(Map<String, String> environment) {
        this.environment = environment;
    }

    static SettingsReading from(Map<String, String> environment, Command.OnDatabase command) {
        return new ReadSettings(environment).read(command);
    }

    private SettingsReading read(Command.OnDatabase command) {
        MigrationsSettings settings = new MigrationsSettings(
                url(),
                retries(),
                duration("MIGRATIONS_BACKOFF", Duration.ofSeconds(2)),
                duration("MIGRATIONS_LOCK_TIMEOUT", Duration.ofSeconds(10)),
                duration("MIGRATIONS_STATEMENT_TIMEOUT", Duration.ofMinutes(10)),
                duration("MIGRATIONS_DEADLINE", Duration.ofMinutes(15)));
        if (command instanceof Command.CreateAdmin) {
            problems.addAll(Admin.problems(environment));
        }
        if (command instanceof Command.Seal
                || command instanceof Command.Erase
                || command instanceof Command.ExportErasures
                || command instanceof Command.ImportErasures
                || command instanceof Command.RotateDataKeys) {
            problems.addAll(PersonalKeys.problems(environment));
        }
        if (command instanceof Command.Grants || command instanceof Command.Migrate) {
            problems.addAll(RoleSettings.problems(environment, RightsMap.own()));
        }
        if (command instanceof Command.RotateKeys) {
            problems.addAll(TokenKeys.problems(environment));
        }
        return problems.isEmpty()
                ? new SettingsReading.Valid(settings)
                : new SettingsReading.Invalid(List.copyOf(problems));
    }

    private DatabaseUrl url() {
        String text = environment.getOrDefault("MIGRATIONS_URL", "").strip();
        if (text.isEmpty()) {
            problems.add("MIGRATIONS_URL is missing: set it to the direct URL of the database, "
                    + "postgres://USER:PASSWORD@HOST:5432/DATABASE");
            return null;
        }
        try {
            return TrustedTarget.of(
                    environment,
                    "MIGRATIONS_URL",
                    direct(DatabaseUrl.parse(text)),
                    (key, problem) -> problems.add(key + " " + problem));
        } catch (IllegalArgumentException malformed) {
            problems.add("MIGRATIONS_URL " + malformed.getMessage());
            return null;
        }
    }

    private DatabaseUrl direct(DatabaseUrl url) {
        url.poolerSign()
                .ifPresent(sign -> problems.add("MIGRATIONS_URL points at a connection pooler (" + sign
                        + "), which breaks the lock that keeps two jobs apart: set it to the database's direct URL"
                        + " (its own host, usually port 5432)"));
        return url;
    }

    private int retries() {
        String text = environment.getOrDefault("MIGRATIONS_RETRIES", "5").strip();
        if (!text.matches("\\d{1,3}")) {
            problems.add("MIGRATIONS_RETRIES must be a whole number from 0 to 999");
            return 0;
        }
        return Integer.parseInt(text);
    }

    private Duration duration(String key, Duration fallback) {
        String text = environment.getOrDefault(key, "").strip();
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.toMillis() > 0 && duration.toDays() < 20) {
                return duration;
            }
        } catch (DateTimeParseException | ArithmeticException malformed) {
            // Said below, together with the durations that are out of range.
        }
        problems.add(key + " must be a duration with its unit, more than zero and less than 20 days, such as PT30S");
        return fallback;
    }
}
