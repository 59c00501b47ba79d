package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.sync.run.work.Delivery;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.TestSession;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries that reach no worker, because none is free, do not end a run, even if its message is put aside for them. */
@ExtendWith(RunningSync.class)
final class ThrottledWorkerTest {

    /** As {@code template.yaml} has it. */
    private static final int MOST_DELIVERIES = 5;

    /** Longer than the sweep waits for a worker that may be alive. */
    private static final Duration PATIENCE = Duration.ofMinutes(21);

    private static final Duration ONE_PAGE = Duration.ofSeconds(1);

    private final SyncSystem system;
    private TestQueue queue;
    private SyncFunction http;
    private SyncWorkerFunction worker;
    private SyncSchedulerFunction scheduler;

    ThrottledWorkerTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeEach
    void start() {
        queue = TestQueue.withDeadLetters(MOST_DELIVERIES);
        var settings = Map.of("SYNC_QUEUE_URL", queue.url());
        http = system.http(settings);
        worker = system.worker(settings);
        scheduler = system.scheduler(settings);
    }

    @AfterEach
    void stop() {
        http.close();
        queue.close();
        system.queue.reconnect();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void aRunCompletesThoughItsMessageWasPutAsideAfterFiveThrottledDeliveries(int pagesBefore) {
        system.connect();
        var run = startSync();
        for (int page = 0; page < pagesBefore; page++) {
            queue.deliver(worker, ONE_PAGE);
        }
        for (int n = 0; n < MOST_DELIVERIES; n++) {
            queue.throttle();
        }
        assertThat(queue.empty()).isTrue();
        var aside = queue.takeDeadLetter();
        assertThat(aside).contains(run.toString());
        assertThat(system.state(run)).isEqualTo(pagesBefore == 0 ? "QUEUED" : "WAITING");

        system.advance(PATIENCE);
        system.fire(scheduler);

        assertThat(queue.deliver(worker)).isEqualTo(Delivery.DONE);
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.show(run).path("rows").path("inserted").asInt()).isEqualTo(SyncSystem.ORDERS);
        queue.send(aside);
        assertThat(queue.deliver(worker)).as("moved back by an operator").isEqualTo(Delivery.DONE);
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(queue.empty()).isTrue();
    }

    @Test
    void theLastDeliveryBeforeTheMessageIsPutAsideIsAsGoodAsTheFirst() {
        system.connect();
        var run = startSync();
        for (int n = 1; n < MOST_DELIVERIES; n++) {
            queue.throttle();
        }
        assertThat(queue.deliver(worker)).isEqualTo(Delivery.DONE);
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(queue.takeDeadLetter()).isNull();
    }

    private UUID startSync() {
        var answer = SyncSystem.send(
                http, HttpEvent.post("/api/ebay/sync/orders", "{}").bearer(TestSession.of("ADMIN")));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        return UUID.fromString(answer.json().path("id").asText());
    }
}
