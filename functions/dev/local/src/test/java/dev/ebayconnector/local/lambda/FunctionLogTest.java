package dev.ebayconnector.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.database.SchemaVersion;
import dev.ebayconnector.local.RunningStack;
import dev.ebayconnector.local.stack.StackAddresses;
import dev.ebayconnector.local.template.TemplateNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every function that the stack starts says so in its own log, under the real runtime and with the template's settings. */
@ExtendWith(RunningStack.class)
class FunctionLogTest {

    private static final Path LOGS = Path.of("target/logs");

    @Test
    void everyInstanceSaysThatItStartedAndNamesNoValue(StackAddresses stack) throws Exception {
        var warmed = TemplateNames.functions().stream()
                .map(function -> LOGS.resolve(function.name() + ".log"))
                .filter(Files::exists)
                .toList();
        assertThat(warmed).hasSizeGreaterThan(10);
        for (var log : warmed) {
            var started = started(log);
            assertThat(started)
                    .as(log.toString())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line)
                            .contains(" environment=local ", " schema=" + SchemaVersion.EXPECTED + " ")
                            .doesNotContain(stack.databaseUrl(), "http://", "postgres:"));
        }
        assertThat(started(LOGS.resolve("OAuthFunction.log")).getFirst())
                .contains(" function=connector-oauth ", "EBAY_SANDBOX_CLIENT_SECRET", "TOKEN_KEYSET");
        assertThat(started(LOGS.resolve("HealthFunction.log")).getFirst()).doesNotContain("KEYSET", "CLIENT_SECRET");
    }

    private static List<String> started(Path log) throws Exception {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("FunctionLife - started "))
                .toList();
    }
}
