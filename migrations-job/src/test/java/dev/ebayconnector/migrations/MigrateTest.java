package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class MigrateTest {

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void migrateAppliesEveryVersionAndSaysEachWithItsTime() throws Exception {
        Console console = Console.on(database.url());

        assertThat(console.run("migrate")).isZero();

        assertThat(console.out())
                .containsPattern("applied V001__users\\.sql in \\d+ ms\n")
                .containsPattern("applied V002__accounts_and_tokens\\.sql in \\d+ ms\n")
                .containsPattern("applied \\d+, the schema is at version 0\\d\\d\n");
        assertThat(database.ask("SELECT count(*) FROM users")).isEqualTo("0");
        assertThat(database.advisoryLocks()).isEqualTo("0");
    }

    @Test
    void aSecondMigrateHasNothingToDoAndExitsWithZero() {
        Console console = Console.on(database.url());
        console.run("migrate");

        assertThat(console.run("migrate")).isZero();

        assertThat(console.out())
                .contains("nothing to do, the schema is at version 0")
                .doesNotContain("applied");
    }

    @Test
    void migrateTakesTheDriversUrlFormToo() {
        String jdbc = "jdbc:" + database.url().replaceFirst("postgres://.*@", "postgresql://") + "?user=owner&password="
                + TestDatabase.PASSWORD;

        assertThat(Console.on(jdbc).run("migrate")).isZero();
    }

    @Test
    void jsonHasStandardOutputToItself() throws Exception {
        Console console = Console.on(database.url());

        assertThat(console.run("migrate", "--json")).isZero();

        JsonNode json = new ObjectMapper().readTree(console.out());
        assertThat(json.path("command").asText()).isEqualTo("migrate");
        assertThat(json.path("outcome").asText()).isEqualTo("applied");
        assertThat(json.path("exit_code").asInt(-1)).isZero();
        assertThat(json.path("schema_version").asText()).startsWith("0");
        assertThat(json.path("applied").path(0).path("script").asText()).isEqualTo("V001__users.sql");
        assertThat(json.path("applied").path(0).path("ms").isNumber()).isTrue();
        assertThat(console.err()).contains("applied V001__users.sql in ");
    }

    @Test
    void aBrokenScriptExitsWithOneAndNamesFileLineAndCauseAndKeepsWhatCameBefore() throws Exception {
        Console console = Console.on(database.url()).scripts("broken");

        assertThat(console.run("migrate")).isEqualTo(1);

        assertThat(console.out()).contains("applied V001__fine.sql in ");
        assertThat(console.err())
                .contains("V002__broken.sql failed at line 2")
                .contains("no_such_table")
                .contains("it was rolled back: correct the script and run migrate again");
        assertThat(database.ask("SELECT to_regclass('fine') IS NOT NULL AND to_regclass('half') IS NULL"))
                .isEqualTo("t");
        assertThat(database.advisoryLocks()).isEqualTo("0");
    }

    @Test
    void createIndexConcurrentlyWorks() throws Exception {
        Console console = Console.on(database.url()).scripts("concurrent-index").with("MIGRATIONS_DEADLINE", "PT20S");

        assertThat(console.run("migrate")).as(console.said()).isZero();

        assertThat(database.ask("SELECT indisvalid FROM pg_index WHERE indexrelid = 'things_name'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void aScriptOutsideATransactionThatFailedIsNotRepairedButExplained() {
        database.execute("CREATE TABLE things (name text); INSERT INTO things VALUES ('a'), ('a')");
        database.execute("CREATE SCHEMA apart; ALTER ROLE owner IN DATABASE " + database.name()
                + " SET search_path = apart, public");
        Console console = Console.on(database.url()).scripts("failing-index");

        assertThat(console.run("migrate")).isEqualTo(1);
        assertThat(console.err())
                .contains("V001__unique_things.sql failed")
                .contains("DELETE FROM flyway_schema_history");
        assertThat(console.run("migrate")).isEqualTo(1);
        assertThat(console.err()).contains("V001__unique_things.sql failed half-way");
    }

    @Test
    void aLockThatIsNotHadInTimeFailsWithTheSettingThatAllowsMore() throws Exception {
        Console console =
                Console.on(database.url()).scripts("concurrent-index").with("MIGRATIONS_LOCK_TIMEOUT", "PT0.1S");
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("CREATE TABLE things (x int)");

            assertThat(console.run("migrate")).isEqualTo(1);
        }
        assertThat(console.err()).contains("V001__things.sql failed").contains("MIGRATIONS_LOCK_TIMEOUT");
    }

    @Test
    void aStatementThatTakesTooLongFailsWithTheSettingThatAllowsMore() {
        Console console = Console.on(database.url()).scripts("slow").with("MIGRATIONS_STATEMENT_TIMEOUT", "PT0.2S");

        assertThat(console.run("migrate")).isEqualTo(1);

        assertThat(console.err()).contains("V002__slow.sql failed").contains("MIGRATIONS_STATEMENT_TIMEOUT");
    }

    @Test
    void theDeadlineEndsARunningScriptWithThreeAndLeavesNoSessionBehind() throws Exception {
        Console console = Console.on(database.url()).scripts("slow").with("MIGRATIONS_DEADLINE", "PT2S");

        assertThat(console.run("migrate")).isEqualTo(3);

        assertThat(console.err()).contains("the deadline of PT2S passed while applying V002__slow.sql");
        assertThat(database.ask("SELECT to_regclass('quick') IS NOT NULL AND to_regclass('slow') IS NULL"))
                .isEqualTo("t");
        database.await("SELECT count(*) = 0 FROM pg_stat_activity"
                + " WHERE datname = current_database() AND application_name LIKE 'migrations-job%'");
    }

    @Test
    void noPasswordIsEverSaid() {
        Console console = Console.on(database.url());
        console.run("migrate");
        String said = console.said();
        console.run("info");

        assertThat(said + console.said()).contains("owner:***@localhost").doesNotContain(TestDatabase.PASSWORD);
    }

    @Test
    void otherModulesMigrateInTheirOwnProcess() throws Exception {
        assertThat(Migrations.migrate(database.url()))
                .isEqualTo(database.ask("SELECT max(version) FROM flyway_schema_history"));
    }
}
