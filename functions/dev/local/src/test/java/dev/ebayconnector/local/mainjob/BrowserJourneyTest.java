package dev.ebayconnector.local.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.local.RunningStack;
import dev.ebayconnector.local.stack.StackAddresses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The journey of edge-proxy/test/browser, in real Chromium, against the whole system. */
@ExtendWith(RunningStack.class)
class BrowserJourneyTest {
    private static final int MINUTES = 4;

    @Test
    void anAdminSignsInConnectsTheDemoSellerSyncsAndSeesTheOrders(StackAddresses stack) throws Exception {
        Path output = Files.createDirectories(Path.of("target/browser")).resolve("journey.log");
        var command = new ProcessBuilder("npm", "run", "--silent", "test:browser")
                .directory(Path.of("../../../edge-proxy").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        command.environment().put("EDGE_URL", stack.edge().toString());
        command.environment().put("ADMIN_EMAIL", stack.adminEmail());
        command.environment().put("ADMIN_PASSWORD", stack.adminPassword());
        command.environment()
                .put(
                        "SCREENSHOT_DIR",
                        output.resolveSibling("screenshots").toAbsolutePath().toString());
        var journey = command.start();
        assertThat(journey.waitFor(MINUTES, TimeUnit.MINUTES))
                .as("the journey ended in time")
                .isTrue();
        assertThat(journey.exitValue()).as(Files.readString(output)).isZero();
    }
}
