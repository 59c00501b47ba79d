package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.diagnosis.Finding.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The role of {@code docs/storage.md} has every right that the functions need, and none on Flyway's own table. */
class LeastPrivilegeTest extends DiagnoseScene {

    private static final String ROLE = "connector_functions";

    @AfterEach
    void dropRole() {
        execute("ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM " + ROLE
                + "; DROP TABLE IF EXISTS of_a_later_version; DROP OWNED BY " + ROLE + "; DROP ROLE " + ROLE);
    }

    @Test
    void theDocumentedRoleWorksAndMayNotReadTheHistory() throws Exception {
        execute(documented());
        environment.put("DATABASE_URL", url(ROLE));
        execute("CREATE TABLE of_a_later_version (id integer)");

        assertThat(diagnose()).extracting(Finding::level).containsOnly(Level.OK);
        assertThat(ask("SELECT has_table_privilege('" + ROLE + "', 'flyway_schema_history', 'SELECT, INSERT, UPDATE')"))
                .isEqualTo("f");
        assertThat(ask("SELECT has_schema_privilege('" + ROLE + "', 'public', 'CREATE')"))
                .isEqualTo("f");
    }

    @Test
    void theDocumentedRoleSeesThatTheSchemaIsTooOld() throws Exception {
        execute(documented());
        environment.put("DATABASE_URL", url(ROLE));
        execute("CREATE TABLE of_a_later_version (id integer);"
                + " UPDATE flyway_schema_history SET success = false WHERE version > '003'");
        try {
            fails("schema", "version 003, this release needs ", "run migrate");
        } finally {
            execute("UPDATE flyway_schema_history SET success = true");
        }
    }

    private static String documented() throws Exception {
        var blocks = Pattern.compile("(?s)```sql\n(.*?)```")
                .matcher(Files.readString(Path.of("../docs/storage.md")))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("CREATE ROLE " + ROLE))
                .toList();
        assertThat(blocks).hasSize(1);
        return blocks.getFirst();
    }
}
