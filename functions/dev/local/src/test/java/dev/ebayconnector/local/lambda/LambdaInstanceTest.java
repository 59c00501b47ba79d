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
    void an_event_goes_in_and_its_answer_comes_out_byte_for_byte() throws InterruptedException {
        assertThat(invoke("{\"name\":\"Žofie\"}")).isEqualTo("{\"name\":\"Žofie\"}");
    }

    @Test
    void a_thrown_exception_is_reported_and_the_instance_goes_on() throws InterruptedException {
        assertThat(instance.invoke(bytes("\"fail\"")))
                .isEqualTo(new Outcome.Faulted("java.lang.IllegalArgumentException", "as asked"));
        assertThat(invoke("\"next\"")).isEqualTo("\"next\"");
    }

    @Test
    void the_environment_holds_the_functions_own_settings_and_the_runtimes_and_no_others() throws InterruptedException {
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
    void the_context_tells_name_arn_memory_and_time_left() throws InterruptedException {
        assertThat(invoke("\"context\""))
                .isEqualTo("TestFunction arn:aws:lambda:eu-central-1:000000000000:function:TestFunction 256 true true");
    }

    @Test
    void the_time_zone_is_utc() throws InterruptedException {
        assertThat(invoke("\"zone\"")).isEqualTo("UTC");
    }

    @Test
    void what_the_function_prints_is_in_its_own_log() throws Exception {
        assertThat(invoke("\"say\"")).isEqualTo("said");
        assertThat(Files.readString(launcher.logOf(FUNCTION))).contains("said by the function");
    }

    @Test
    void a_handler_that_lacks_settings_says_which() {
        try (LambdaInstance unset =
                launcher.launch(TestFunctions.named("UnsetFunction", UnsetHandler.class, Duration.ofSeconds(20), 0))) {
            assertThatThrownBy(() -> unset.awaitReady(Duration.ofSeconds(30)))
                    .hasMessage("UnsetFunction did not start: Invalid settings: DATABASE_URL is missing; JWT_SECRET is"
                            + " missing")
                    .isInstanceOfSatisfying(
                            InitFailure.class,
                            failure -> assertThat(failure.isAboutSettings()).isTrue());
        }
    }

    @Test
    void a_missing_jar_is_named_with_what_builds_it() {
        assertThatThrownBy(() -> launcher.launch(new FunctionSpec("Gone", Path.of("gone.jar"), "x.Y", Map.of())))
                .hasMessage("The jar of Gone is not built: gone.jar is missing; run mvn package.");
    }

    private static String invoke(String event) throws InterruptedException {
        return ((Outcome.Answered) instance.invoke(bytes(event))).text();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
