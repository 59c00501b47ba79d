package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.migrations.rights.Privilege;
import dev.ebayconnector.migrations.rights.RightsMap;
import dev.ebayconnector.testingpostgres.PgBouncer;
import dev.ebayconnector.testingpostgres.PgBouncer.PoolMode;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The functions' roles, made by an owner who may create roles and is no superuser, as on Supabase. */
class GrantsTest {

    private static final RightsMap MAP = RightsMap.own();
    private static final String PASSWORDS =
            "{\"health\":\"secret-of-health-1\",\"sync-worker\":\"secret-of-worker-1\"}";

    private static TestDatabase database;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
        Migrations.migrate(database.url());
    }

    @BeforeEach
    void mayCreateRoles() {
        database.executeAsSuperuser("ALTER ROLE owner CREATEROLE");
    }

    @AfterEach
    void dropRoles() {
        for (var function : MAP.functions()) {
            var role = "room_" + function.replace('-', '_');
            database.executeAsSuperuser("DO $$ BEGIN IF to_regrole('" + role + "') IS NOT NULL THEN DROP OWNED BY "
                    + role + "; DROP ROLE " + role + "; END IF; END $$");
        }
        database.executeAsSuperuser("ALTER ROLE owner NOCREATEROLE");
    }

    @Test
    void eachFunctionMayDoWhatTheMapSaysAndNothingElseOnAnyTable() throws Exception {
        assertThat(run("grants")).startsWith("0 ");
        var wrong = new ArrayList<String>();
        var columns = new TreeMap<String, String>();
        for (var table : database.ask("""
            SELECT string_agg(relname, ',') FROM pg_class
            WHERE relkind IN ('r', 'v') AND relnamespace = 'public'::regnamespace
            """).split(",")) {
            columns.put(
                    table,
                    database.ask("SELECT attname FROM pg_attribute WHERE attrelid = '" + table
                            + "'::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = '' LIMIT 1"));
        }
        for (var function : MAP.functions()) {
            try (var connection = DriverManager.getConnection(as(function));
                    var statement = connection.createStatement()) {
                for (var table : columns.keySet()) {
                    var allowed = MAP.ofFunction(function).getOrDefault(table, Set.of());
                    for (var privilege : Privilege.values()) {
                        if (mayExecute(statement, example(privilege, table, columns.get(table)))
                                != allowed.contains(privilege)) {
                            wrong.add(function + " " + privilege + " " + table);
                        }
                    }
                    if (mayExecute(statement, "TRUNCATE " + table)) {
                        wrong.add(function + " TRUNCATE " + table);
                    }
                }
                if (mayExecute(statement, "CREATE TABLE of_the_function (id integer)")) {
                    wrong.add(function + " CREATE TABLE");
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(columns).containsKeys("flyway_schema_history", "tokens");
    }

    @Test
    void aSecondRunChangesNothingAndARightTooManyOrTooFewIsCorrected() throws Exception {
        assertThat(run("grants")).startsWith("0 ").contains("CREATE ROLE room_health LOGIN");
        assertThat(run("grants")).startsWith("0 ").contains("\nnothing to do");
        database.execute("GRANT SELECT, TRUNCATE ON tokens TO room_health");
        database.execute("REVOKE INSERT ON event_log FROM room_auth");
        assertThat(run("grants"))
                .contains(
                        "GRANT INSERT ON event_log TO room_auth", "REVOKE SELECT, TRUNCATE ON tokens FROM room_health");
        assertThat(run("grants")).startsWith("0 ").contains("\nnothing to do");
    }

    @Test
    void migrateMakesTheRolesToo() throws Exception {
        assertThat(run("migrate")).startsWith("0 ");
        assertThat(database.ask("SELECT to_regrole('room_health')")).isNull();
        assertThat(run("migrate", "MIGRATIONS_ROLES", "true")).startsWith("0 ").contains("roles have their rights");
        assertThat(database.ask("SELECT has_table_privilege('room_health', 'consents', 'SELECT')"))
                .isEqualTo("t");
    }

    @Test
    void passwordsAreSetAsHashesAndNeverPrinted() throws Exception {
        assertThat(run("grants", "MIGRATIONS_ROLE_PASSWORDS", PASSWORDS))
                .startsWith("0 ")
                .doesNotContain("secret-of", "SCRAM");
        database.executeAsSuperuser("""
            DO $$ BEGIN
              ASSERT (SELECT rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid WHERE rolname = 'room_health');
              ASSERT (SELECT rolpassword IS NULL FROM pg_authid WHERE rolname = 'room_logs');
            END $$
            """);
    }

    @Test
    void whoMayNotCreateRolesIsToldWhatAnotherHasToRun() throws Exception {
        database.executeAsSuperuser("ALTER ROLE owner NOCREATEROLE");
        var said = run("grants", "MIGRATIONS_ROLE_PASSWORDS", PASSWORDS);
        assertThat(said)
                .startsWith("1 ")
                .contains("may not create these roles", "CREATE ROLE room_sync_worker LOGIN PASSWORD '…';")
                .doesNotContain("secret-of");
        var sql = said.substring(said.indexOf("CREATE ROLE"), said.lastIndexOf(';') + 1);
        database.executeAsSuperuser(sql.replace("…", "a password of the administrator"));
        assertThat(run("grants")).startsWith("0 ").contains("GRANT SELECT ON consents TO room_health");
    }

    @Test
    void twoJobsAtOnceDoNotDisturbEachOther() throws Exception {
        try (var threads = Executors.newFixedThreadPool(3)) {
            var jobs = new ArrayList<Callable<String>>();
            for (int i = 0; i < 3; i++) {
                jobs.add(() -> run("grants"));
            }
            for (var said : threads.invokeAll(jobs)) {
                assertThat(said.get()).startsWith("0 ");
            }
        }
    }

    @Test
    void theRolesWorkThroughATransactionPoolerAndDiagnoseNamesAMissingGrantAndOneTooMany() throws Exception {
        assertThat(run("grants")).startsWith("0 ");
        try (var pooler = PgBouncer.before(
                TestDatabase.port(), PoolMode.TRANSACTION, Map.of("room_health", "", "room_logs", ""), Map.of())) {
            var health = pooler.url("room_health", database.name());
            assertThat(diagnose(health)).contains("ok    grants     the role has the rights of health and no others");
            database.execute("REVOKE SELECT ON consents FROM room_health");
            assertThat(diagnose(health))
                    .contains("lacks rights on consents", "GRANT SELECT ON public.consents TO room_health");
            database.execute("GRANT SELECT ON consents, tokens TO room_health");
            assertThat(diagnose(health)).contains("warn  grants", "does not need, on tokens", "run grants");
            assertThat(diagnose(pooler.url("room_logs", database.name())))
                    .contains("ok    grants")
                    .containsPattern("tokens +this function may not read them")
                    .containsPattern("data-keys +this function may not read them")
                    .containsPattern("personal-data +this function may not read them")
                    .containsPattern("notices +this function may not read them");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        MIGRATIONS_ROLES          | yes                            | MIGRATIONS_ROLES must be true or false
        MIGRATIONS_ROLE_PREFIX    | x; DROP TABLE users            | MIGRATIONS_ROLE_PREFIX must be lower case letters
        MIGRATIONS_ROLE_PASSWORDS | secret-word                    | MIGRATIONS_ROLE_PASSWORDS must be a JSON object
        MIGRATIONS_ROLE_PASSWORDS | ["secret-word"]                | MIGRATIONS_ROLE_PASSWORDS must be a JSON object
        MIGRATIONS_ROLE_PASSWORDS | {health:"secret-word"}         | MIGRATIONS_ROLE_PASSWORDS must be a JSON object
        MIGRATIONS_ROLE_PASSWORDS | {"health":"secret-word"}       | password of health with fewer than 16 characters
        MIGRATIONS_ROLE_PASSWORDS | {"secret-word":"secret-word-long-enough"} | password for something that is no function
        """)
    void aBadSettingIsNamedWithoutItsValue(String key, String value, String problem) throws Exception {
        assertThat(run("grants", key, value)).startsWith("2 ").contains(problem).doesNotContain("secret-word");
    }

    private String run(String command, String... setting) {
        var console = Console.on(database.url()).with("MIGRATIONS_ROLE_PREFIX", "room");
        if (setting.length > 0) {
            console.with(setting[0], setting[1]);
        }
        int code = console.run(command);
        return code + " " + console.said();
    }

    private static String diagnose(String url) {
        var console = Console.on("").with("MIGRATIONS_ROLE_PREFIX", "room").with("DATABASE_URL", url);
        console.run("diagnose");
        return console.said();
    }

    private String as(String function) {
        return "jdbc:postgresql://127.0.0.1:" + TestDatabase.port() + "/" + database.name() + "?user=room_"
                + function.replace('-', '_');
    }

    /** Explained only, which checks the rights as well. */
    private static String example(Privilege privilege, String table, String column) {
        return "EXPLAIN "
                + switch (privilege) {
                    case SELECT -> "SELECT * FROM " + table;
                    case INSERT -> "INSERT INTO " + table + " DEFAULT VALUES";
                    case UPDATE -> "UPDATE " + table + " SET " + column + " = DEFAULT";
                    case DELETE -> "DELETE FROM " + table;
                };
    }

    private static boolean mayExecute(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }
}
