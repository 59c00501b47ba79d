package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** The job runs before the functions are deployed, so the code of the release before has to work on the new schema. */
class OldCodeTest {

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void everyStatementOfAnEarlierReleaseIsStillUnderstood() throws Exception {
        Migrations.migrate(database.url());
        for (var statement : statements()) {
            assertThatCode(() -> database.execute("PREPARE one AS " + statement + "; DEALLOCATE one"))
                    .as(statement)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void noVersionTakesAwayNarrowsOrDemandsWhatOldCodeDoesNotKnow() throws Exception {
        Map<String, Column> before = Map.of();
        for (var version : flyway().load().info().all()) {
            if (version.getVersion() == null) {
                // A repeatable script runs after the last version and owns no table.
                continue;
            }
            flyway().target(version.getVersion()).load().migrate();
            var now = columns();
            for (var old : before.entrySet()) {
                assertThat(now).as(version.getScript() + " takes away").containsKey(old.getKey());
                assertThat(now.get(old.getKey()).type())
                        .as(version.getScript() + ", type of " + old.getKey())
                        .isEqualTo(old.getValue().type());
                assertThat(now.get(old.getKey()).demanded() && !old.getValue().demanded())
                        .as(version.getScript() + " demands " + old.getKey())
                        .isFalse();
            }
            var known = before;
            now.forEach((name, column) -> {
                if (!known.containsKey(name)
                        && known.keySet().stream().anyMatch(other -> other.startsWith(table(name)))) {
                    assertThat(column.demanded())
                            .as(version.getScript() + " demands the new " + name)
                            .isFalse();
                }
            });
            before = now;
        }
        assertThat(before).containsKey("users.email");
    }

    /** Without Flyway's transactional lock, as in the job: an index that is built concurrently would wait for it. */
    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(url(), "owner", TestDatabase.PASSWORD)
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
    }

    private String url() {
        return "jdbc:" + database.url().replaceFirst("postgres://.*@", "postgresql://");
    }

    private static String table(String column) {
        return column.substring(0, column.indexOf('.') + 1);
    }

    private static String[] statements() throws IOException {
        try (var file = OldCodeTest.class.getResourceAsStream("/previous/schema-005.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n;\n");
        }
    }

    private Map<String, Column> columns() throws SQLException {
        var columns = new TreeMap<String, Column>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                    SELECT table_name || '.' || column_name, data_type,
                           is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO' AND is_generated = 'NEVER'
                    FROM information_schema.columns
                    WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'
                    """)) {
            while (row.next()) {
                columns.put(row.getString(1), new Column(row.getString(2), row.getBoolean(3)));
            }
        }
        return columns;
    }

    /** @param demanded whether a row cannot be inserted without it */
    private record Column(String type, boolean demanded) {}
}
