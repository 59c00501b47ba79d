package dev.ebayconnector.local.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.local.RunningStack;
import dev.ebayconnector.local.stack.StackAddresses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is run against a live edge after a deploy, run against this one. */
@ExtendWith(RunningStack.class)
class VerifyDeployedTest {
    @Test
    void everyCheckPasses(StackAddresses stack) throws Exception {
        Path output = Files.createDirectories(Path.of("target/verify")).resolve("verify-deployed.log");
        var command = new ProcessBuilder(
                        "node",
                        "tools/verify/run.mjs",
                        stack.edge().toString(),
                        stack.origin().toString())
                .directory(Path.of("../../../edge-proxy").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        command.environment().put("VERIFY_EMAIL", stack.adminEmail());
        command.environment().put("VERIFY_PASSWORD", stack.adminPassword());
        var verification = command.start();
        assertThat(verification.waitFor(2, TimeUnit.MINUTES))
                .as("it ended in time")
                .isTrue();
        var said = Files.readString(output);
        assertThat(verification.exitValue()).as(said).isZero();
        assertThat(said).doesNotContain(stack.adminPassword()).endsWith("All checks passed.\n");
        assertThat(said.lines().filter(line -> !line.startsWith("ok ")))
                .as("rows that were left out")
                .hasSize(1);
    }
}
