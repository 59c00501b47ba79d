package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.EndedSessions;
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
}
