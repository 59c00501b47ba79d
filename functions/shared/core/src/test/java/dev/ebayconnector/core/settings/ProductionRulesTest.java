package dev.ebayconnector.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In production a function refuses to start with a setting that takes a protection away, whether it reads it or not. */
class ProductionRulesTest {

    private static final String RANDOM = "kJ8vQz3LmW5xTn7RbY2cHd9FgS4pA6eU";

    private static final Map<String, String> SOUND = Map.of(
            "CONNECTOR_ENVIRONMENT", "production",
            "EDGE_REQUIRED", "true",
            "SESSION_COOKIE_SECURE", "true",
            "TOKEN_KEYSET", "kms:AQICAHh",
            "EBAY_PRODUCTION_CLIENT_ID", "Some-App-PRD-000000001-00000001",
            "EBAY_SANDBOX_CLIENT_ID", "Some-App-SBX-000000002-00000002",
            "EBAY_API_URL", "https://api.ebay.com",
            "EBAY_SANDBOX_CLIENT_SECRET", RANDOM,
            "EDGE_SECRETS", RANDOM.toLowerCase() + "," + RANDOM.toUpperCase());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        EDGE_REQUIRED             | false                                  | EDGE_REQUIRED must not be false in production
        SESSION_COOKIE_SECURE     | false                                  | SESSION_COOKIE_SECURE must not be false in production
        TOKEN_KEYSET              | {"primaryKeyId":1,"key":[]}            | TOKEN_KEYSET must not be in clear in production
        PERSONAL_DATA_KEYSET      | {"primaryKeyId":1,"key":[]}            | PERSONAL_DATA_KEYSET must not be in clear in production
        EBAY_PRODUCTION_CLIENT_ID | Some-App-SBX-000000002-00000002        | EBAY_PRODUCTION_CLIENT_ID is the App ID of the sandbox
        EBAY_PRODUCTION_CLIENT_ID | some-app-sbx-000000002-00000002        | EBAY_PRODUCTION_CLIENT_ID is the App ID of the sandbox
        EBAY_SANDBOX_CLIENT_ID    | Some-App-PRD-000000001-00000001        | EBAY_SANDBOX_CLIENT_ID is the App ID of production
        EBAY_API_URL              | http://api.ebay.com                    | EBAY_API_URL must begin with https://
        EBAY_SANDBOX_APIZ_URL     | HTTP://apiz.sandbox.ebay.com           | EBAY_SANDBOX_APIZ_URL must begin with https://
        SYNC_QUEUE_URL            | http://queue/one                       | SYNC_QUEUE_URL must begin with https://
        PUBLIC_ORIGIN             | http://console.example.com             | PUBLIC_ORIGIN must begin with https://
        EBAY_SANDBOX_CLIENT_SECRET | short                                  | EBAY_SANDBOX_CLIENT_SECRET can be guessed
        EBAY_SANDBOX_CLIENT_SECRET | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | EBAY_SANDBOX_CLIENT_SECRET can be guessed
        EDGE_SECRETS              | kJ8vQz3LmW5xTn7RbY2cHd9FgS4pA6eX,1234  | EDGE_SECRETS can be guessed
        EBAY_PRODUCTION_CLIENT_SECRET | none                               | EBAY_PRODUCTION_CLIENT_SECRET can be guessed
        DATABASE_PASSWORD         | postgres                               | DATABASE_PASSWORD can be guessed
        EDGE_SECRETS              | kJ8vQz3LmW5xTn7RbY2cHd9FgS4pA6eU       | must not have the value of
        """)
    void eachIsRefusedByItsKeyAndWithoutItsValue(String key, String value, String problem) {
        var problems = problems(with(key, value));
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst()).contains(problem);
        if (!value.equals("false")) {
            assertThat(problems.getFirst()).doesNotContain(value);
        }
        assertThat(problems(with(key, value), "CONNECTOR_ENVIRONMENT", "local")).isEmpty();
    }

    @Test
    void allAreReportedAtOnce() {
        var environment = new HashMap<>(SOUND);
        environment.put("EDGE_REQUIRED", "false");
        environment.put("SESSION_COOKIE_SECURE", "false");
        environment.put("TOKEN_KEYSET", "{}");
        environment.put("EBAY_API_URL", "http://api.ebay.com");
        environment.put("EBAY_PRODUCTION_CLIENT_ID", "A-SBX-1");
        assertThat(problems(environment)).hasSize(5);
    }

    @Test
    void aSoundEnvironmentIsAcceptedAndSoIsAKeysetInClearForAReason() {
        assertThat(problems(SOUND)).isEmpty();
        var clear = with("TOKEN_KEYSET", "{}");
        assertThat(problems(clear, "TOKEN_KEYSET_IN_CLEAR", "true")).hasSize(1);
        assertThat(problems(clear, "TOKEN_KEYSET_IN_CLEAR", "this platform has no KMS"))
                .isEmpty();
    }

    @Test
    void whatThePlatformSetsIsNotOurs() {
        assertThat(problems(with("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1/credentials")))
                .isEmpty();
    }

    @Test
    void onLambdaItIsProductionUnlessItSaysOtherwise() {
        assertThat(problems(Map.of("AWS_LAMBDA_FUNCTION_NAME", "auth", "EDGE_REQUIRED", "false")))
                .hasSize(1);
        assertThat(problems(Map.of("EDGE_REQUIRED", "false"))).isEmpty();
    }

    private static Map<String, String> with(String key, String value) {
        var environment = new HashMap<>(SOUND);
        environment.put(key, value);
        return environment;
    }

    private static List<String> problems(Map<String, String> environment, String key, String value) {
        var changed = new HashMap<>(environment);
        changed.put(key, value);
        return problems(changed);
    }

    private static List<String> problems(Map<String, String> environment) {
        var refused = catchThrowableOfType(InvalidSettings.class, () -> Settings.read(environment));
        return refused == null ? List.of() : refused.problems();
    }
}
