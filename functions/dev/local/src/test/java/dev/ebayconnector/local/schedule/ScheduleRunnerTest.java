package dev.ebayconnector.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.lambda.Outcome;
import dev.ebayconnector.local.template.ScheduleSource;
import dev.ebayconnector.testing.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

final class ScheduleRunnerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MovableClock clock = new MovableClock();
    private final Queue<String> called = new ConcurrentLinkedQueue<>();
    private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();

    @Test
    void aFunctionIsInvokedWhenItsTimeHasComeByTheClock() {
        try (var runner = runner("rate(1 minute)", "rate(1 hour)")) {
            assertThat(runner.fireDue()).isEmpty();
            clock.advance(Duration.ofSeconds(61));
            fire(runner);
            assertThat(called).containsExactly("Function0");
            assertThat(runner.fireDue()).as("once").isEmpty();
            clock.advance(Duration.ofMinutes(60));
            fire(runner);
            assertThat(called).containsExactlyInAnyOrder("Function0", "Function0", "Function1");
        }
    }

    @Test
    void aTimeThatPassedSeveralTimesFiresOnce() {
        try (var runner = runner("rate(1 minute)")) {
            clock.advance(Duration.ofHours(10));
            fire(runner);
            assertThat(runner.fireDue()).isEmpty();
            assertThat(called).hasSize(1);
        }
    }

    @Test
    void theEventIsEventBridgesOwn() {
        try (var runner = runner("rate(1 minute)")) {
            clock.advance(Duration.ofMinutes(2));
            fire(runner);
        }

        var event = events.element();
        assertThat(event.propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail");
        assertThat(event.path("source").asText()).isEqualTo("aws.events");
        assertThat(event.path("detail-type").asText()).isEqualTo("Scheduled Event");
        assertThat(event.path("resources").path(0).asText())
                .isEqualTo("arn:aws:events:eu-central-1:000000000000:rule/Function0Tick");
        var time = Instant.parse(event.path("time").asText());
        assertThat(time).isEqualTo(time.truncatedTo(ChronoUnit.SECONDS));
        assertThat(time).isBetween(clock.instant().minusSeconds(30), clock.instant());
    }

    private ScheduleRunner runner(String... expressions) {
        var sources = new ArrayList<ScheduleSource>();
        for (int i = 0; i < expressions.length; i++) {
            sources.add(new ScheduleSource("Function" + i, "Tick", expressions[i]));
        }
        return new ScheduleRunner(List.copyOf(sources), this::call, "eu-central-1", clock);
    }

    private Outcome call(String function, byte[] event) {
        called.add(function);
        try {
            events.add(JSON.readTree(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Outcome.Answered("{}".getBytes(StandardCharsets.UTF_8));
    }

    private static void fire(ScheduleRunner runner) {
        runner.fireDue().forEach(CompletableFuture::join);
    }
}
