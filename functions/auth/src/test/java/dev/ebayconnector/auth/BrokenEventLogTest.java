package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.CapturedLog;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An event log that takes no rows costs its rows, and no request. */
class BrokenEventLogTest {

    private static final String COUNTED = """
        SELECT coalesce(sum(times), 0) FROM function_faults WHERE kind = 'events_lost' AND function_name = 'auth'
        """;

    private static TestDatabase database;
    private static AuthFunction function;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
        function = AuthScene.function(database.url());
    }

    @AfterAll
    static void close() throws Exception {
        function.close();
        database.close();
    }

    @BeforeEach
    void forget() {
        database.execute("DELETE FROM function_faults");
    }

    @Test
    void aRequestSucceedsAndTheRowIsCounted() {
        database.execute("ALTER TABLE event_log RENAME TO broken_event_log");
        try {
            assertThat(addUser("one@example.com")).isEqualTo(201);
            assertThat(database.ask(COUNTED)).isEqualTo("1");
            assertThat(addUser("two@example.com")).isEqualTo(201);
            assertThat(database.ask(COUNTED)).isEqualTo("2");
        } finally {
            database.execute("ALTER TABLE broken_event_log RENAME TO event_log");
        }
        assertThat(addUser("three@example.com")).isEqualTo(201);
        assertThat(database.ask(COUNTED)).isEqualTo("2");
    }

    @Test
    void whatCannotBeCountedYetIsCountedWithTheNextEvent() {
        database.execute("ALTER TABLE event_log RENAME TO broken_event_log");
        database.execute("ALTER TABLE function_faults RENAME TO broken_faults");
        try {
            assertThat(addUser("four@example.com")).isEqualTo(201);
        } finally {
            database.execute("ALTER TABLE broken_faults RENAME TO function_faults");
            database.execute("ALTER TABLE broken_event_log RENAME TO event_log");
        }
        assertThat(database.ask(COUNTED)).isEqualTo("0");
        assertThat(addUser("five@example.com")).isEqualTo(201);
        assertThat(database.ask(COUNTED)).isEqualTo("1");
    }

    @Test
    void theLostEventsAreMeasured() throws Exception {
        database.execute("ALTER TABLE event_log RENAME TO broken_event_log");
        try (var log = new CapturedLog();
                var json = AuthScene.function(database.url(), Map.of("LOG_FORMAT", "json"))) {
            assertThat(addUser(json, "six@example.com")).isEqualTo(201);
            assertThat(addUser(json, "seven@example.com")).isEqualTo(201);
            assertThat(log.metrics().stream()
                            .mapToDouble(line -> line.path("LostEvents").asDouble())
                            .sum())
                    .isEqualTo(2);
            assertThat(log.metrics().stream()
                            .mapToDouble(line -> line.path("Failures").asDouble())
                            .sum())
                    .isZero();
        } finally {
            database.execute("ALTER TABLE broken_event_log RENAME TO event_log");
        }
    }

    private static int addUser(String email) {
        return addUser(function, email);
    }

    private static int addUser(AuthFunction function, String email) {
        var user = "{\"email\":\"" + email + "\",\"password\":\"correct horse battery\",\"role\":\"VIEWER\"}";
        return LambdaCall.http(function, HttpEvent.post("/api/users", user).bearer(TestSession.of("ADMIN")))
                .status();
    }
}
