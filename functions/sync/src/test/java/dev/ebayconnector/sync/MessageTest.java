package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.work.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that go wrong: none is delivered again for ever, and none affects another. */
@ExtendWith(RunningSync.class)
final class MessageTest {

    private static final Duration PAST_THE_LEASE = Duration.ofSeconds(241);

    private final SyncSystem system;

    MessageTest(SyncSystem system) {
        this.system = system;
    }

    @ParameterizedTest
    @ValueSource(strings = {"no run's id", "{\"run\":1}", "1-1-1", "6ba7b810-9dad-41d1-80b4-00c04fd430c8"})
    void aMessageThatDoesNotNameARunIsDropped(String body) {
        system.queue.send(body);

        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);

        assertThat(system.queue.empty()).isTrue();
        assertThat(system.ebay.calls()).isEmpty();
    }

    @Test
    void onlyTheMessageOfABatchThatMustIsDeliveredAgain() {
        system.connect();
        var run = system.ask("{}");
        var runs = system.worker.context().getBean(RunStore.class);
        assertThat(runs.claim(run, "another worker", system.clock.instant().plusSeconds(240), system.clock.instant()))
                .isEqualTo(1);

        var failed = system.queue.batch(
                system.worker,
                List.of("nonsense", run.toString(), UUID.randomUUID().toString()));

        assertThat(failed).containsExactly("message-1");
    }

    @Test
    void aRunThatIsInterruptedIsContinued() {
        system.connect();
        var run = system.ask("{}");
        brokenDatabase(() -> assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.AGAIN));
        assertThat(system.state(run)).isEqualTo("RUNNING");
        system.advance(PAST_THE_LEASE);

        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);

        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.events(run)).contains("sync.interrupted");
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
    }

    @Test
    void aRunThatIsInterruptedAgainAndAgainFailsAndBlocksNoLaterRun() {
        system.connect();
        var run = system.ask("{}");
        brokenDatabase(() -> {
            for (int delivery = 1; delivery <= 5; delivery++) {
                system.queue.deliver(system.worker);
                system.advance(PAST_THE_LEASE);
            }
        });

        assertThat(system.show(run).path("state").asText()).isEqualTo("FAILED");
        assertThat(system.show(run).path("error").path("code").asText()).isEqualTo("interrupted");
        assertThat(system.queue.deliver(system.worker))
                .as("the message, once more")
                .isEqualTo(Delivery.DONE);
        assertThat(system.runToEnd("{}").path("state").asText()).isEqualTo("SUCCEEDED");
    }

    @Test
    void aRunIsWrittenWithAllItsWindowsOrNotAtAll() {
        system.connect();
        system.sql.run("ALTER TABLE sync_windows ADD CONSTRAINT broken CHECK (ordinal < 2)");
        try {
            assertThat(system.post("/api/ebay/sync/orders", "{}").status()).isGreaterThanOrEqualTo(500);
        } finally {
            system.sql.run("ALTER TABLE sync_windows DROP CONSTRAINT broken");
        }

        assertThat(system.sql.number("SELECT count(*) FROM sync_runs")).isZero();
        assertThat(system.queue.empty()).isTrue();
        assertThat(system.runToEnd("{}").path("state").asText()).isEqualTo("SUCCEEDED");
    }

    /** A table is missing, which no order has caused. */
    private void brokenDatabase(Runnable meanwhile) {
        system.sql.run("ALTER TABLE order_line_items RENAME TO renamed");
        try {
            meanwhile.run();
        } finally {
            system.sql.run("ALTER TABLE renamed RENAME TO order_line_items");
        }
    }
}
