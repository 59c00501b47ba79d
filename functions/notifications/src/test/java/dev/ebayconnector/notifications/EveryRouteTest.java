package dev.ebayconnector.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HostileInputs;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every route of the function, and what no input makes of it. */
class EveryRouteTest {

    @Test
    void noInputMakesAnyRouteFail() throws Exception {
        try (var scene = new Scene();
                var function = scene.function(Map.of())) {
            assertThat(HostileInputs.failures(function.getApplicationContext(), function))
                    .isEmpty();
        }
    }
}
