package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.migrations.connect.MigrationsSettings;
import dev.ebayconnector.postgres.DatabaseUrl;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void everyProblemIsNamedAtOnceByKeyAndWithoutItsValue() {
        Console console = Console.on("mysql://owner:hidden-word@db/app")
                .with("MIGRATIONS_RETRIES", "many-words")
                .with("MIGRATIONS_BACKOFF", "2")
                .with("MIGRATIONS_DEADLINE", "PT0S")
                .with("ADMIN_EMAIL", "no-address")
                .with("ADMIN_PASSWORD", "short-word");

        assertThat(console.run("create-admin")).isEqualTo(2);

        assertThat(console.err())
                .contains(
                        "MIGRATIONS_URL must start with postgres://",
                        "MIGRATIONS_RETRIES",
                        "MIGRATIONS_BACKOFF must be a duration with its unit",
                        "MIGRATIONS_DEADLINE",
                        "ADMIN_EMAIL",
                        "ADMIN_PASSWORD must have 12 to 1024 characters");
        assertThat(console.said()).doesNotContain("-word", "owner", "no-address");
    }

    @Test
    void aMissingUrlExitsWithTwoAndSaysWhatToSet() {
        Console console = Console.on("");

        assertThat(console.run("migrate")).isEqualTo(2);
        assertThat(console.err()).contains("MIGRATIONS_URL is missing: set it to the direct URL");
    }

    @Test
    void badSettingsAreJsonToo() {
        Console console = Console.on("");
        console.run("migrate", "--json");

        assertThat(console.out())
                .contains("\"outcome\":\"bad_settings\"", "\"exit_code\":2", "MIGRATIONS_URL is missing");
    }

    @Test
    void anUnknownCommandExitsWithTwo() {
        assertThat(Console.on("").run("repair")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://u:hidden@db.example.com:6543/app",
                "jdbc:postgresql://db.example.com:6543/app",
                "postgres://u:hidden@eu-1.pooler.example.com:5432/app",
                "postgres://u:hidden@db.example.com/app?pgbouncer=true"
            })
    void aPoolerIsRefusedWithTheFix(String url) {
        Console console = Console.on(url);

        assertThat(console.run("migrate")).isEqualTo(2);
        assertThat(console.err())
                .contains("MIGRATIONS_URL points at a connection pooler")
                .contains("set it to the database's direct URL")
                .doesNotContain("hidden");
    }

    @Test
    void bothUrlFormsKeepTlsAndPutTheSecretsIntoProperties() {
        DatabaseUrl libpq =
                DatabaseUrl.parse("postgresql://u%40x:p%2Fa+b@db:5433/app?sslmode=verify-full&connect_timeout=3");
        DatabaseUrl jdbc =
                DatabaseUrl.parse("jdbc:postgresql://db:5433/app?user=u%40x&password=p%2Fa+b&sslmode=verify-full");

        assertThat(libpq.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/app").isEqualTo(jdbc.jdbcUrl());
        assertThat(libpq.driverProperties())
                .containsEntry("user", "u@x")
                .containsEntry("password", "p/a+b")
                .containsEntry("sslmode", "verify-full")
                .containsEntry("connectTimeout", "3");
        assertThat(jdbc.driverProperties())
                .containsEntry("user", "u@x")
                .containsEntry("password", "p/a+b")
                .containsEntry("sslmode", "verify-full");
        assertThat(libpq).hasToString("postgresql://u@x:***@db:5433/app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://u:hidden%zz@db/app",
                "postgres://u:hidden@/app",
                "postgres://u:hidden@db",
                "jdbc:mysql://db/app?password=hidden"
            })
    void aMalformedUrlIsExplainedWithoutRepeatingIt(String url) {
        Console console = Console.on(url);

        assertThat(console.run("info")).isEqualTo(2);
        assertThat(console.err()).contains("bad settings: MIGRATIONS_URL ").doesNotContain("hidden");
    }

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        var reading = ReadSettings.from(
                Map.of("MIGRATIONS_URL", "postgres://db/app", "CONNECTOR_ENVIRONMENT", "local"), new Command.Migrate());

        assertThat(reading)
                .isEqualTo(new SettingsReading.Valid(new MigrationsSettings(
                        DatabaseUrl.parse("postgres://db/app"),
                        5,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(15))));
    }
}
