package dev.ebayconnector.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The registry knows every column, and an erasure and the documentation do what it says. */
final class RegistryTest {

    private static final String COLUMNS = """
        SELECT c.table_name || '.' || c.column_name
        FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> 'flyway_schema_history'
        ORDER BY 1
        """;

    @Test
    void everyColumnHasAWord() throws Exception {
        try (var database = TestDatabase.migrated()) {
            var known = Registry.columns().keySet();
            for (var column : new Sql(database.url()).texts(COLUMNS)) {
                assertThat(known)
                        .as("The column " + column
                                + " is new: say in registry.txt (functions/shared/privacy) what it holds of people. If"
                                + " it is personal data of a buyer or seller, add it to PersonTable too, so that an"
                                + " erasure empties it, and to the table of docs/storage.md.")
                        .contains(column);
            }
        }
    }

    @Test
    void anErasureEmptiesWhatTheRegistryCallsPersonal() {
        for (var table : PersonTable.OF_ACCOUNTS) {
            assertThat(new TreeSet<>(table.emptied())).as(table.name()).isEqualTo(personal(table.name()));
        }
    }

    @Test
    void theDocumentationNamesEveryPersonalColumn() throws IOException {
        var text = Files.readString(Path.of("..", "..", "docs", "storage.md"));
        var section = text.substring(text.indexOf("## Personal columns"));
        var rows = section.substring(0, section.indexOf("\n## "))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .collect(Collectors.toMap(line -> line.split("`")[1], line -> line));
        Registry.columns().forEach((column, kind) -> {
            if (kind.personal()) {
                int dot = column.indexOf('.');
                assertThat(rows.getOrDefault(column.substring(0, dot), ""))
                        .as("docs/storage.md, \"Personal columns\", row of " + column)
                        .contains("`" + column.substring(dot + 1) + "`");
            }
        });
    }

    private static Set<String> personal(String table) {
        return Registry.columns().entrySet().stream()
                .filter(column -> column.getKey().startsWith(table + ".")
                        && column.getValue().personal())
                .map(column -> column.getKey().substring(table.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
