package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules for the scripts that ship. */
class OwnScriptsTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");

    @Test
    void versionsAreNumberedFromOneWithoutAGap() throws IOException {
        List<String> names = scripts().stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> !name.startsWith("R__"))
                .toList();

        for (int i = 0; i < names.size(); i++) {
            assertThat(names.get(i)).matches("V%03d__[a-z0-9_]+\\.sql".formatted(i + 1));
        }
    }

    @Test
    void anIndexBuiltConcurrentlyIsDroppedFirstSoThatAKilledJobCanBeRepeated() throws IOException {
        Pattern create = Pattern.compile("CREATE (?:UNIQUE )?INDEX CONCURRENTLY (?:IF NOT EXISTS )?(\\w+)");
        for (Path script : scripts()) {
            String sql = Files.readString(script);
            create.matcher(sql)
                    .results()
                    .forEach(index -> assertThat(sql)
                            .as(script.toString())
                            .contains("DROP INDEX CONCURRENTLY IF EXISTS " + index.group(1)));
        }
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }
}
