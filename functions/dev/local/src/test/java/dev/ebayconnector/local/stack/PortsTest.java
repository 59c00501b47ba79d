package dev.ebayconnector.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.local.StackFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PortsTest {
    @Test
    void portsThatAreNotGivenAreFreeAndDifferent() {
        Ports ports = Ports.choose(new Properties());
        assertThat(Set.of(
                        ports.database(),
                        ports.queue(),
                        ports.ebayApi(),
                        ports.ebayApiz(),
                        ports.ebayAuth(),
                        ports.origin(),
                        ports.edge()))
                .hasSize(7)
                .doesNotContain(0);
    }

    @Test
    void reportsAllInvalidPortsTogether() {
        assertThatThrownBy(() -> Ports.choose(properties("local.edge.port", "abc", "local.origin.port", "70000")))
                .hasMessageContaining(
                        "local.edge.port must be a port from 1 to 65535, or 0 for a free one, not \"abc\".")
                .hasMessageContaining("local.origin.port must be a port")
                .isInstanceOfSatisfying(
                        StackFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(2));
    }

    @Test
    void namesAPortInUseWithItsKey() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThatThrownBy(() -> Ports.choose(properties("local.edge.port", port, "local.max.instances", "1")))
                    .hasMessageStartingWith("Port " + port + " (local.edge.port) cannot be used on 127.0.0.1");
        }
    }

    @Test
    void refusesOnePortForTwoServers() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> Ports.choose(properties("local.edge.port", "" + port, "local.origin.port", "" + port)))
                .hasMessage("Port " + port
                        + " is given to both local.origin.port and local.edge.port; each needs its own.");
    }

    private static Properties properties(String... keysAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.setProperty(keysAndValues[i], keysAndValues[i + 1]);
        }
        return properties;
    }
}
