package dev.ebayconnector.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ebayconnector.core.settings.InvalidSettings;
import dev.ebayconnector.core.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On Lambda there is no database on the same machine: a URL that says so is a mistake, and is found before the first request. */
class ProductionGuardTest {

    private static final String ON_LAMBDA = "AWS_LAMBDA_FUNCTION_NAME";

    @Test
    void aMissingUrlIsNamed() {
        assertThat(refusal(Map.of(ON_LAMBDA, "auth"))).isEqualTo("DATABASE_URL is missing");
        assertThat(refusal(Map.of(ON_LAMBDA, "auth", "DATABASE_URL", "  "))).isEqualTo("DATABASE_URL is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://app:hidden@localhost/app",
                "postgres://app:hidden@LOCALHOST.:5432/app",
                "jdbc:postgresql://localhost/app?password=hidden",
                "postgres://app:hidden@127.0.0.1/app",
                "postgres://app:hidden@127.8.9.10/app",
                "postgres://app:hidden@[::1]/app",
                "postgres://app:hidden@[0:0:0:0:0:0:0:1]:5432/app",
                "postgres://app:hidden@[::ffff:127.0.0.1]/app",
                "postgres://app:hidden@0.0.0.0/app",
                "postgres://app:hidden@[::]/app"
            })
    void thisMachineIsRefusedInOneSentenceThatNamesTheFix(String url) {
        assertThat(refusal(Map.of(ON_LAMBDA, "auth", "DATABASE_URL", url)))
                .isEqualTo("DATABASE_URL points at the function's own machine, where no database is: "
                        + "set it to the database's host, or CONNECTOR_ENVIRONMENT to local where that is meant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres:///app", "postgres://app:hidden@/app",
                        "postgres:///app?host=/var/run/postgresql&password=hidden",
                "postgres://%2Fvar%2Frun%2Fpostgresql/app", "jdbc:postgresql:app", "jdbc:postgresql:///app"
            })
    void aUnixSocketIsRefusedInOneSentence(String url) {
        assertThat(refusal(Map.of(ON_LAMBDA, "auth", "DATABASE_URL", url)))
                .startsWith("DATABASE_URL must ")
                .doesNotContain("hidden", "/var/run", "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://app@db.example.com/app?host=127.0.0.1",
                "postgres://app@db.example.com/app?hostaddr=127.0.0.1",
                "postgres://app@db.example.com/app?socketFactory=x"
            })
    void aParameterDoesNotLeadPastTheGuard(String url) {
        assertThat(refusal(Map.of(ON_LAMBDA, "auth", "DATABASE_URL", url)))
                .contains("must name its host before the database");
    }

    @Test
    void anotherMachineIsTakenAndOnADevelopersMachineItsOwnIsToo() {
        assertThatCode(() ->
                        read(Map.of(ON_LAMBDA, "auth", "DATABASE_URL", "postgres://app@localhost.example.com/app")))
                .doesNotThrowAnyException();
        assertThatCode(() -> read(Map.of("DATABASE_URL", "postgres://app@localhost/app")))
                .doesNotThrowAnyException();
        assertThatCode(() -> read(Map.of(
                        ON_LAMBDA,
                        "auth",
                        "CONNECTOR_ENVIRONMENT",
                        "local",
                        "DATABASE_URL",
                        "postgres://app@localhost/app")))
                .doesNotThrowAnyException();
    }

    @Test
    void whoSaysProductionIsGuardedWithoutLambdaToo() {
        assertThat(refusal(
                        Map.of("CONNECTOR_ENVIRONMENT", "production", "DATABASE_URL", "postgres://app@localhost/app")))
                .contains("the function's own machine");
    }

    private static String refusal(Map<String, String> environment) {
        var thrown = catchThrowableOfType(InvalidSettings.class, () -> read(environment));
        assertThat(thrown.problems()).hasSize(1);
        return thrown.problems().getFirst();
    }

    private static DatabaseSettings read(Map<String, String> environment) {
        return (DatabaseSettings)
                Settings.read(environment, settings -> DatabaseSettings.read(settings, "connector-test"))[0];
    }
}
