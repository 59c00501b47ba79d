package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.security.Policy;
import dev.ebayconnector.testing.AccessMatrix;
import dev.ebayconnector.testing.EndedSessions;
import dev.ebayconnector.testing.HostileInputs;
import dev.ebayconnector.testing.StrictBodies;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSync.class)
class StrictBodiesTest {

    private final SyncSystem system;

    StrictBodiesTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void aSessionThatHasEndedIsRefusedByEveryRoute() {
        try (var function = system.http()) {
            assertThat(EndedSessions.routesThatStillAnswer(
                            function.getApplicationContext(), function, system.database.url()))
                    .isEmpty();
        }
    }

    @Test
    void everyRouteThatChangesSomethingRefusesUnknownMembers() {
        try (var function = system.http()) {
            assertThat(StrictBodies.routesThatIgnoreUnknownMembers(
                            function.getApplicationContext(), function, Map.of("resource", "orders")))
                    .isEmpty();
        }
    }

    @Test
    void thePolicyHoldsForEveryRouteAndEveryCaller() {
        try (var function = system.http()) {
            assertThat(AccessMatrix.violations(
                            function.getApplicationContext(),
                            function,
                            (method, path) -> Policy.of(method, path)
                                    .map(line -> line.access().name())))
                    .isEmpty();
        }
    }

    @Test
    void noInputMakesAnyRouteFail() {
        try (var function = system.http()) {
            assertThat(HostileInputs.failures(function.getApplicationContext(), function))
                    .isEmpty();
        }
    }
}
