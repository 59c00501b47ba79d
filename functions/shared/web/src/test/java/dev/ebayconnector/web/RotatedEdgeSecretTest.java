package dev.ebayconnector.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testingpostgres.FakeSecrets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A running instance takes the edge's secret that was changed where its settings take it from. */
class RotatedEdgeSecretTest {

    private static final String OLD = "old-secret-old-secret-old-secret";
    private static final String NEW = "new-secret-new-secret-new-secret";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeSecrets aws = new FakeSecrets();
    private EchoFunction function;

    @BeforeEach
    void start() {
        aws.put("/connector/edge", OLD);
        var environment = new HashMap<>(Map.of("EDGE_SECRETS", "ssm:/connector/edge", "SECRETS_MAX_AGE_SECONDS", "1"));
        environment.putAll(aws.environment());
        function = new EchoFunction(environment);
    }

    @AfterEach
    void stop() {
        function.close();
        aws.close();
    }

    @Test
    void theNewOneIsAcceptedAndTheOldOneIsNot() {
        assertThat(status(OLD)).isEqualTo(200);
        assertThat(status(NEW)).isEqualTo(403);
        aws.put("/connector/edge", NEW);
        await(NEW, 200);
        assertThat(status(OLD)).isEqualTo(403);
    }

    @Test
    void aNewOneThatCannotBeUsedIsNotTaken() {
        aws.put("/connector/edge", "too short");
        int before = aws.asked().size();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (aws.asked().size() < before + 2 && System.nanoTime() < deadline) {
            assertThat(status(OLD)).isEqualTo(200);
        }
        assertThat(aws.asked().size()).isGreaterThanOrEqualTo(before + 2);
        assertThat(status(OLD)).isEqualTo(200);
        aws.put("/connector/edge", NEW);
        await(NEW, 200);
    }

    private void await(String secret, int expected) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (status(secret) != expected) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private int status(String secret) {
        return function.call(HttpEvent.get("/echo").header("x-edge-secret", secret))
                .status();
    }
}
