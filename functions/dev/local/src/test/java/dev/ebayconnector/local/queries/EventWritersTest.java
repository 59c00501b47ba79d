package dev.ebayconnector.local.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.local.stack.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever statement writes an event, it has a place for who caused it; {@code WhoTest} shows that it is filled. */
class EventWritersTest {

    @Test
    void everyStatementThatWritesAnEventNamesWho() throws IOException {
        var root = ProjectRoot.find("", Path.of("")).resolve("functions");
        try (var deployed = Files.list(root);
                var shared = Files.list(root.resolve("shared"))) {
            var folders = Stream.concat(deployed, shared)
                    .map(module -> module.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .toList();
            var writers = new StatementCatalog(folders)
                    .all().stream()
                            .filter(statement -> statement.sql().contains("INSERT INTO event_log"))
                            .toList();
            assertThat(writers)
                    .extracting(Statement::source)
                    .contains("EventStore", "EndedCredentialEvents", "ErasureEvents");
            assertThat(writers)
                    .allSatisfy(statement -> assertThat(statement.sql())
                            .containsPattern("INSERT INTO event_log\\s+\\([^)]*\\buser_id\\b"));
        }
    }
}
