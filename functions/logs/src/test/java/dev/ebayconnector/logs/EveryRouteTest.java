package dev.ebayconnector.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.security.Policy;
import dev.ebayconnector.testing.AccessMatrix;
import dev.ebayconnector.testing.EndedSessions;
import dev.ebayconnector.testing.HostileInputs;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every route of the function: who may use it, and what no input makes of it. */
class EveryRouteTest {

    private static TestDatabase database;
    private static LogsFunction function;

    @BeforeAll
    static void start() {
        database = TestDatabase.migrated();
        function = new LogsFunction(
                Map.of("DATABASE_URL", database.url(), "SESSION_KEYS", TestSession.KEYS, "EDGE_REQUIRED", "false"));
    }

    @AfterAll
    static void stop() throws IOException {
        function.close();
        database.close();
    }

    @Test
    void thePolicyHoldsForEveryRouteAndEveryCaller() {
        assertThat(AccessMatrix.violations(
                        function.getApplicationContext(),
                        function,
                        (method, path) -> Policy.of(method, path)
                                .map(line -> line.access().name())))
                .isEmpty();
    }

    @Test
    void aSessionThatHasEndedIsRefusedByEveryRoute() {
        assertThat(EndedSessions.routesThatStillAnswer(function.getApplicationContext(), function, database.url()))
                .isEmpty();
    }

    @Test
    void noInputMakesAnyRouteFail() {
        assertThat(HostileInputs.failures(function.getApplicationContext(), function))
                .isEmpty();
    }
}
