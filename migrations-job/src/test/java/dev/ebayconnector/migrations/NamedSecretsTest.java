package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.testingpostgres.FakeSecrets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The job takes its secrets by reference as the functions do. */
class NamedSecretsTest {

    private static final String URLS = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:urls-AbCdEf";
    private static final String PASSWORD = "arn:aws:ssm:eu-central-1:123456789012:parameter/connector/admin";

    private final FakeSecrets aws = new FakeSecrets();
    private final TestDatabase database = TestDatabase.fresh();
    private final Map<String, String> environment = new HashMap<>(aws.environment());

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void everySettingMayNameASecretForTheFunctionAndForTheCommandLine() throws Exception {
        aws.put(URLS, "{\"migrations\":\"" + database.url() + "\"}");
        aws.put(PASSWORD, "correct horse battery");
        environment.put("MIGRATIONS_URL", URLS + "#migrations");
        environment.put("ADMIN_EMAIL", "ada@example.com");
        environment.put("ADMIN_PASSWORD", PASSWORD);

        assertThat(asFunction("migrate")).contains("\"outcome\":\"applied\"");
        var console = console();
        assertThat(console.run("create-admin")).isZero();
        assertThat(database.ask("SELECT role FROM users WHERE email = 'ada@example.com'"))
                .isEqualTo("ADMIN");
        assertThat(console.said()).doesNotContain("correct horse");
    }

    @Test
    void aRotatedSecretIsTakenByTheNextCommandOfTheSameInstance() throws Exception {
        environment.put("MIGRATIONS_URL", "ssm:/connector/url");
        aws.put("/connector/url", "postgres://127.0.0.1:1/nothing");
        environment.put("MIGRATIONS_RETRIES", "0");
        var function = new MigrationsFunction(environment);
        var call = new LambdaCall(function, 60_000);
        assertThat(call.answer("{\"command\":\"migrate\"}")).contains("\"exit_code\":1");
        aws.put("/connector/url", database.url());
        assertThat(call.answer("{\"command\":\"migrate\"}")).contains("\"outcome\":\"applied\"");
    }

    @Test
    void everySecretThatCannotBeReadIsNamedAtOnceByItsKeyAndNothingIsDone() throws Exception {
        environment.put("MIGRATIONS_URL", database.url());
        environment.put("TOKEN_KEYSET", "ssm:/connector/none");
        environment.put("PERSONAL_DATA_KEYSET", URLS + "#none");
        aws.put(URLS, "{\"one\":\"hidden-word\"}");

        var console = console();
        assertThat(console.run("migrate")).isEqualTo(2);
        assertThat(console.err())
                .contains(
                        "TOKEN_KEYSET names a secret that cannot be read (ParameterNotFound)",
                        "PERSONAL_DATA_KEYSET names a member that its secret does not have")
                .doesNotContain("hidden-word", database.url());
        var answer = new ObjectMapper().readTree(asFunction("migrate"));
        assertThat(answer.path("outcome").asText()).isEqualTo("bad_settings");
        assertThat(answer.path("problems")).hasSize(2);
        assertThat(database.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
    }

    @Test
    void diagnoseNamesThemToo() throws Exception {
        environment.put("MIGRATIONS_URL", database.url());
        environment.put("TOKEN_KEYSET", "ssm:/connector/none");

        assertThat(asFunction("diagnose"))
                .contains(
                        "TOKEN_KEYSET names a secret that cannot be read (ParameterNotFound)",
                        "let the function's role read it");
    }

    @Test
    void variablesThatAreNotTheJobsAreLeftAlone() {
        environment.put("MIGRATIONS_URL", database.url());
        environment.put("OTHER_PROGRAM", "ssm:/other/secret");

        assertThat(console().run("migrate")).isZero();
        assertThat(aws.asked()).isEmpty();
    }

    private String asFunction(String command) {
        return LambdaCall.on(environment).answer("{\"command\":\"" + command + "\"}");
    }

    private Console console() {
        var console = Console.on("");
        environment.forEach(console::with);
        return console;
    }
}
