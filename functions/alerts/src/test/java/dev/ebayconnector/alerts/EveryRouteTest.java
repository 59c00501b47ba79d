package dev.ebayconnector.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.security.Policy;
import dev.ebayconnector.testing.AccessMatrix;
import dev.ebayconnector.testing.EndedSessions;
import dev.ebayconnector.testing.HostileInputs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every route of the function: who may use it, and what no input makes of it. */
class EveryRouteTest {

    private static AlertScene scene;

    @BeforeAll
    static void start() {
        scene = new AlertScene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @Test
    void thePolicyHoldsForEveryRouteAndEveryCaller() {
        assertThat(AccessMatrix.violations(
                        scene.context(),
                        scene.function,
                        (method, path) -> Policy.of(method, path)
                                .map(line -> line.access().name())))
                .isEmpty();
    }

    @Test
    void noInputMakesAnyRouteFail() {
        assertThat(HostileInputs.failures(scene.context(), scene.function)).isEmpty();
    }

    @Test
    void aSessionThatHasEndedIsRefusedByEveryRoute() {
        assertThat(EndedSessions.routesThatStillAnswer(scene.context(), scene.function, scene.database.url()))
                .isEmpty();
    }
}
