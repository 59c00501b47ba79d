package dev.ebayconnector.erasures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.security.Policy;
import dev.ebayconnector.testing.AccessMatrix;
import dev.ebayconnector.testing.EndedSessions;
import dev.ebayconnector.testing.HostileInputs;
import dev.ebayconnector.testing.TestSession;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every route of the function: who may use it, and what no input makes of it. */
class EveryRouteTest {

    private static WorkerScene scene;
    private static ErasuresFunction function;

    @BeforeAll
    static void start() {
        scene = new WorkerScene();
        function = new ErasuresFunction(Map.of(
                "DATABASE_URL",
                scene.database.url(),
                "SESSION_KEYS",
                TestSession.KEYS,
                "EDGE_REQUIRED",
                "false",
                "PERSONAL_DATA_KEYSET",
                scene.keyset,
                "ERASURE_QUEUE_URL",
                scene.queue.url()));
    }

    @AfterAll
    static void stop() throws Exception {
        function.close();
        scene.close();
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
    void noInputMakesAnyRouteFail() {
        assertThat(HostileInputs.failures(function.getApplicationContext(), function))
                .isEmpty();
    }

    @Test
    void aSessionThatHasEndedIsRefusedByEveryRoute() {
        assertThat(EndedSessions.routesThatStillAnswer(
                        function.getApplicationContext(), function, scene.database.url()))
                .isEmpty();
    }
}
