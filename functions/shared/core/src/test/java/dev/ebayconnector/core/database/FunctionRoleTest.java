package dev.ebayconnector.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.testing.TestDatabase;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A function has the rights of its role: in production by its own user, in all tests by its name. */
class FunctionRoleTest {

    private static final String FORBIDDEN = "42501";

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @Test
    void inTestsItsNameGivesItsRole() throws Exception {
        assertThat(ask("connector-health", Map.of(), "SELECT current_user")).isEqualTo("connector_health");
        assertThat(ask("connector-sync-worker", Map.of(), "SELECT current_user"))
                .isEqualTo("connector_sync_worker");
        assertThat(ask("another", Map.of(), "SELECT current_user")).isEqualTo("postgres");
    }

    @Test
    void itsOwnUserTakesThePlaceOfTheUrls() throws Exception {
        var own = Map.of("DATABASE_USER", "connector_logs", "DATABASE_PASSWORD", "any, the server trusts this machine");
        assertThat(ask("another", own, "SELECT session_user")).isEqualTo("connector_logs");
    }

    @Test
    void healthReadsNoTokenAndNoFunctionChangesAnEvent() {
        assertThat(refusal("connector-health", "SELECT count(*) FROM tokens")).isEqualTo(FORBIDDEN);
        for (var function : new String[] {"connector-logs", "connector-sync", "connector-auth"}) {
            assertThat(refusal(function, "UPDATE event_log SET message = ''")).isEqualTo(FORBIDDEN);
            assertThat(refusal(function, "DELETE FROM event_log")).isEqualTo(FORBIDDEN);
        }
    }

    private static String refusal(String application, String sql) {
        return catchThrowableOfType(SQLException.class, () -> ask(application, Map.of(), sql))
                .getSQLState();
    }

    private static String ask(String application, Map<String, String> settings, String sql) throws SQLException {
        var environment = new HashMap<>(settings);
        environment.put("DATABASE_URL", database.url());
        var read = (DatabaseSettings) Settings.read(environment, each -> DatabaseSettings.read(each, application))[0];
        try (var pool = new ConnectionPool(read);
                var connection = pool.borrow();
                var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
