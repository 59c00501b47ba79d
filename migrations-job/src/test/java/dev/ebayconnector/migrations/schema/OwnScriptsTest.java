package dev.ebayconnector.migrations.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void scriptsOutsideATransactionCanBeRepeatedFromAnywhere() throws IOException {
        for (Path script : scripts()) {
            assertThat(new NonTransactionalScript(Files.readString(script)).problems())
                    .as(script.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        CREATE INDEX i ON t (a)                                                                             | -
        DROP INDEX CONCURRENTLY IF EXISTS i; CREATE INDEX CONCURRENTLY i ON t (a)                           | -
        drop index concurrently if exists I; create unique index concurrently if not exists i on t (a);     | -
        DROP INDEX CONCURRENTLY IF EXISTS s."I i"; CREATE INDEX CONCURRENTLY s."I i" ON t (a)               | -
        REINDEX INDEX CONCURRENTLY i                                                                        | -
        ALTER TYPE e ADD VALUE IF NOT EXISTS 'x'                                                            | -
        CREATE INDEX CONCURRENTLY i ON t (a)                                                                | put DROP INDEX
        CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)                                                  | put DROP INDEX
        CREATE INDEX CONCURRENTLY i ON t (a); DROP INDEX CONCURRENTLY IF EXISTS i                           | put DROP INDEX
        DROP INDEX CONCURRENTLY IF EXISTS j; CREATE INDEX CONCURRENTLY i ON t (a)                           | put DROP INDEX
        /* DROP INDEX CONCURRENTLY IF EXISTS i; */ CREATE INDEX CONCURRENTLY i ON t (a)                     | put DROP INDEX
        DROP INDEX CONCURRENTLY i                                                                           | repeatable
        DROP INDEX CONCURRENTLY IF EXISTS i; CREATE INDEX CONCURRENTLY i ON t (a); ALTER TABLE t ADD b text | repeatable
        CREATE INDEX CONCURRENTLY ON t (a)                                                                  | repeatable
        ALTER TYPE e ADD VALUE 'x'                                                                          | repeatable
        CREATE DATABASE x                                                                                   | repeatable
        """)
    void aScriptThatAKilledJobCouldNotRepeatIsFound(String sql, String problem) {
        var problems = new NonTransactionalScript(sql).problems();
        if (problem == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).hasSize(1).first().asString().contains(problem);
        }
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }
}
