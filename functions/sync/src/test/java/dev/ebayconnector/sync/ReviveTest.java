package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.work.Delivery;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No run stays without a worker, and none is given up because of deliveries that did not reach one. */
@ExtendWith(RunningSync.class)
final class ReviveTest {

    private static final Duration LEASE = Duration.ofSeconds(240);

    private final SyncSystem system;

    ReviveTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void theNextRequestRevivesARunWhoseMessageWasLost() {
        system.connect();
        var run = system.ask("{}");
        system.queue.clear();
        assertThat(system.post("/api/ebay/sync/orders", "{}").status()).isEqualTo(409);
        assertThat(system.queue.empty()).as("its message may be on its way").isTrue();
        system.advance(Duration.ofSeconds(61));

        var second = system.post("/api/ebay/sync/orders", "{}");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().path("run_id").asText()).isEqualTo(run.toString());
        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.events(run)).contains("sync.revived");
    }

    @Test
    void theNextRequestRevivesARunWhoseWorkerDied() {
        system.connect();
        var run = system.ask("{}");
        system.queue.clear();
        leftByADeadWorker(run);
        system.advance(LEASE.plusSeconds(1));

        assertThat(system.post("/api/ebay/sync/orders", "{}").status()).isEqualTo(409);

        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
    }

    @Test
    void theScheduleRevivesARunThatIsNotRequestedAgain() {
        system.connect();
        var run = system.ask("{}");
        system.queue.clear();
        system.fire();
        assertThat(system.queue.empty()).as("too early").isTrue();
        system.advance(Duration.ofMinutes(21));

        system.fire();

        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
    }

    @Test
    void aRunWithALivingWorkerIsNotAnnouncedAgain() {
        system.connect();
        var run = system.ask("{}");
        system.advance(Duration.ofMinutes(30));
        var during = system.atPage(2, () -> {
            system.fire();
            return system.post("/api/ebay/sync/orders", "{}").status();
        });

        system.queue.deliver(system.worker);

        assertThat(during.join()).isEqualTo(409);
        assertThat(system.queue.empty()).isTrue();
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
    }

    @Test
    void aStopThatADeadWorkerDidNotSeeEndsWithTheSweep() {
        system.connect();
        var run = system.ask("{}");
        leftByADeadWorker(run);
        system.fire();
        // Else the schedule may start the next run in the pass that ends this one.
        system.sql.run("UPDATE sync_schedules SET paused = true");
        system.stop(run);
        system.queue.clear();
        system.advance(Duration.ofMinutes(21));

        system.fire();

        assertThat(system.state(run)).isEqualTo("STOPPED");
        assertThat(system.queue.empty()).isTrue();
    }

    @Test
    void workersThatDieSilentlyAreCountedUntilTheRunFails() {
        system.connect();
        var run = system.ask("{}");
        for (int attempt = 1; attempt <= 5; attempt++) {
            leftByADeadWorker(run);
            system.advance(LEASE.plusSeconds(1));
        }

        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);

        assertThat(system.show(run).path("error").path("code").asText()).isEqualTo("interrupted");
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isZero();
    }

    @Test
    void aMessageThatAThrottledWorkerReturnsManyTimesDoesNotCount() {
        system.connect();
        var run = system.ask("{}");
        system.sql.run("ALTER TABLE order_line_items RENAME TO renamed");
        try {
            system.queue.deliverAs(system.worker, 99);
        } finally {
            system.sql.run("ALTER TABLE renamed RENAME TO order_line_items");
        }
        assertThat(system.state(run)).isEqualTo("RUNNING");
        system.advance(LEASE.plusSeconds(1));

        assertThat(system.queue.deliverAs(system.worker, 100)).isEqualTo(Delivery.DONE);

        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
    }

    /** As a worker leaves it whose process is killed before its first page. */
    private void leftByADeadWorker(UUID run) {
        var now = system.clock.instant();
        assertThat(system.worker.context().getBean(RunStore.class).claim(run, "dead", now.plus(LEASE), now))
                .isEqualTo(1);
    }
}
