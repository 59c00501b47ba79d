package dev.ebayconnector.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void theConsoleHasASentenceForEveryOutcome() throws Exception {
        var console = Files.readString(Path.of("../../edge-proxy/console/src/app/oauthOutcome.ts"));
        for (var outcome : Outcome.values()) {
            assertThat(console).containsPattern("(?m)^ {2}" + outcome.code() + ": \\[");
        }
    }
}
