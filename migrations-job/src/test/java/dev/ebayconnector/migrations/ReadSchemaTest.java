package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ReadSchemaTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final Console console = Console.on(database.url());

    @Test
    void infoListsWhatIsToComeAndChangesNothing() throws Exception {
        assertThat(console.run("info")).isZero();

        assertThat(console.out())
                .containsPattern("001 +Pending +V001__users\\.sql")
                .contains("the schema is empty");
        assertThat(database.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
    }

    @Test
    void infoTellsStateAndTimeOfEveryVersionAsJson() throws Exception {
        console.run("migrate");
        assertThat(console.run("info", "--json")).isZero();

        JsonNode json = new ObjectMapper().readTree(console.out());
        JsonNode first = json.path("versions").path(0);
        assertThat(json.path("schema_version").asText()).startsWith("0");
        assertThat(first.path("version").asText()).isEqualTo("001");
        assertThat(first.path("script").asText()).isEqualTo("V001__users.sql");
        assertThat(first.path("state").asText()).isEqualTo("Success");
        assertThat(first.path("installed_at").asText()).endsWith("Z");
        assertThat(first.path("ms").isNumber()).isTrue();
    }

    @Test
    void validateExitsWithOneWhileAVersionIsMissingAndWithZeroAfterwards() {
        assertThat(console.run("validate")).isEqualTo(1);
        assertThat(console.err()).contains("V001__users.sql is not applied: run migrate");

        console.run("migrate");

        assertThat(console.run("validate", "--json")).isZero();
        assertThat(console.out()).contains("\"outcome\":\"valid\"");
    }

    @Test
    void aChangedScriptIsNamedByValidateAndStopsMigrate() throws Exception {
        console.scripts("broken").run("migrate");
        console.scripts("changed");

        assertThat(console.run("validate")).isEqualTo(1);
        assertThat(console.err()).contains("V001__fine.sql was changed after it had been applied: restore the file");
        assertThat(console.run("migrate")).isEqualTo(1);
        assertThat(console.err()).contains("V001__fine.sql was changed after it had been applied: restore the file");
        assertThat(database.ask("SELECT format_type(atttypid, NULL) FROM pg_attribute"
                        + " WHERE attrelid = 'fine'::regclass AND attname = 'id'"))
                .isEqualTo("integer");
    }

    @Test
    void anOlderJobLeavesANewerSchemaAloneAndExitsWithZero() {
        console.scripts("concurrent-index").run("migrate");
        database.execute("INSERT INTO flyway_schema_history SELECT 3, '003', 'later', 'SQL', 'V003__later.sql', 1,"
                + " installed_by, now(), 1, true FROM flyway_schema_history WHERE version = '002'");

        assertThat(console.run("migrate")).as(console.said()).isZero();
        assertThat(console.out()).contains("nothing to do, the schema is at version 003");
    }

    @Test
    void tablesWithoutAHistoryAreNotAdoptedByThemselves() throws Exception {
        database.execute("CREATE TABLE of_another_system (id int)");

        assertThat(console.run("migrate")).isEqualTo(1);
        assertThat(console.err())
                .contains("has tables but no flyway_schema_history: point MIGRATIONS_URL at an empty database");
        assertThat(database.ask("SELECT to_regclass('users') IS NULL")).isEqualTo("t");
    }
}
