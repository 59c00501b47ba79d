package dev.ebayconnector.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handler under AWS's own runtime interface client, against the local Runtime API. */
final class LambdaInstanceTest {
    private static final FunctionSpec FUNCTION =
            TestFunctions.named("TestFunction", TestHandler.class, Duration.ofSeconds(20), 0);

    @TempDir
    private static Path directory;

    private static InstanceLauncher launcher;
    private static LambdaInstance instance;

    @BeforeAll
    static void launch() throws InterruptedException {
        launcher = TestFunctions.launcher(directory);
        instance = launcher.launch(FUNCTION);
        instance.awaitReady(Duration.ofSeconds(30));
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @Test
    void eventAndAnswerPassUnchanged() throws InterruptedException {
        assertThat(invoke("{\"name\":\"Žofie\"}")).isEqualTo("{\"name\":\"Žofie\"}");
    }

    @Test
    void anExceptionIsReportedAndTheInstanceStaysUsable() throws InterruptedException {
        assertThat(instance.invoke(bytes("\"fail\"")))
                .isEqualTo(new Outcome.Faulted("java.lang.IllegalArgumentException", "as asked"));
        assertThat(invoke("\"next\"")).isEqualTo("\"next\"");
    }

    @Test
    void theEnvironmentHasOnlyTheSettingsOfTheFunctionAndTheRuntime() throws InterruptedException {
        assertThat(invoke("\"environment\"").split(" "))
                .containsExactlyInAnyOrder(
                        "OWN_SETTING",
                        "PATH",
                        "AWS_REGION",
                        "AWS_LAMBDA_RUNTIME_API",
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "AWS_LAMBDA_INITIALIZATION_TYPE",
                        "AWS_EXECUTION_ENV",
                        "LAMBDA_TASK_ROOT",
                        "TZ",
                        "_HANDLER");
    }

    @Test
    void theContextHasNameArnMemoryAndRemainingTime() throws InterruptedException {
        assertThat(invoke("\"context\""))
                .isEqualTo("TestFunction arn:aws:lambda:eu-central-1:000000000000:function:TestFunction 256 true true");
    }

    @Test
    void itRunsOnTheJdkOfThisProgram() throws InterruptedException {
        assertThat(invoke("\"jdk\"")).isEqualTo(System.getProperty("java.home"));
    }

    @Test
    void theTimeZoneIsUtc() throws InterruptedException {
        assertThat(invoke("\"zone\"")).isEqualTo("UTC");
    }

    @Test
    void outputOfAFunctionIsInItsLog() throws Exception {
        assertThat(invoke("\"say\"")).isEqualTo("said");
        assertThat(Files.readString(launcher.logOf(FUNCTION))).contains("said by the function");
    }

    @Test
    void aHandlerNamesMissingSettings() {
        try (LambdaInstance unset =
                launcher.launch(TestFunctions.named("UnsetFunction", UnsetHandler.class, Duration.ofSeconds(20), 0))) {
            assertThatThrownBy(() -> unset.awaitReady(Duration.ofSeconds(30)))
                    .hasMessage(
                            "UnsetFunction did not start: Invalid settings: DATABASE_URL is missing; SESSION_KEYS is"
                                    + " missing")
                    .isInstanceOfSatisfying(
                            InitFailure.class,
                            failure -> assertThat(failure.isAboutSettings()).isTrue());
        }
    }

    @Test
    void aMissingJarIsNamedWithTheCommandThatBuildsIt() {
        assertThatThrownBy(() -> launcher.launch(new FunctionSpec("Missing", Path.of("missing.jar"), "x.Y", Map.of())))
                .hasMessage("The jar of Missing is not built: missing.jar is missing; run mvn package.");
    }

    private static String invoke(String event) throws InterruptedException {
        return ((Outcome.Answered) instance.invoke(bytes(event))).text();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
