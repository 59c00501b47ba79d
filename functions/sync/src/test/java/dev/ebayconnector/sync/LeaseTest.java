package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.work.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One worker at a time works on a run; the next one continues the run of a dead one where it was. */
@ExtendWith(RunningSync.class)
@Timeout(60)
final class LeaseTest {

    private static final Duration LEASE = Duration.ofSeconds(240);

    private final SyncSystem system;

    LeaseTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void ofTwoWorkersWithTheSameRunOneWorks() {
        system.connect();
        var run = system.ask("{}");
        system.queue.send(run.toString());
        var second = system.atPage(3, () -> system.queue.deliver(system.worker));

        var first = system.queue.deliver(system.worker);

        assertThat(first).isEqualTo(Delivery.DONE);
        assertThat(second.join()).as("kept, for the first may die").isEqualTo(Delivery.AGAIN);
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(SyncSystem.PAGES);
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.queue.deliver(system.worker))
                .as("the kept message, at last")
                .isEqualTo(Delivery.DONE);
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(SyncSystem.PAGES);
    }

    @Test
    void aSilentWorkersRunIsContinuedAtItsPageAfterTheLeaseAndItsLateWriteIsRefused() throws Exception {
        system.connect();
        var run = system.ask("{}");
        var asked = Collections.synchronizedList(new ArrayList<String>());
        var hangs = new CountDownLatch(1);
        var awake = new CountDownLatch(1);
        var late = new CompletableFuture<Delivery>();
        system.ebay.onCall(call -> {
            if (call.endpoint().equals(SyncSystem.PAGE)) {
                asked.add(call.query());
                if (call.number() == 4) {
                    hangs.countDown();
                    await(awake);
                } else if (call.number() == 6) {
                    awake.countDown();
                    late.join();
                }
            }
        });
        Thread.ofVirtual().start(() -> late.complete(system.queue.deliver(system.worker)));
        assertThat(hangs.await(20, TimeUnit.SECONDS)).isTrue();
        system.queue.send(run.toString());

        system.advance(LEASE.minusSeconds(30));
        assertThat(system.queue.deliver(system.worker)).as("it may be alive").isEqualTo(Delivery.AGAIN);
        assertThat(system.show(run).path("pages").asInt()).isEqualTo(3);
        system.advance(Duration.ofSeconds(31));
        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);

        assertThat(late).as("the other is at work").isCompletedWithValue(Delivery.AGAIN);
        var ended = system.show(run);
        assertThat(ended.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(asked).hasSize(SyncSystem.PAGES + 1);
        assertThat(asked.get(4))
                .as("the page that was not stored, and none before it")
                .isEqualTo(asked.get(3));
        assertThat(ended.path("pages").asInt())
                .as("the late page is not counted")
                .isEqualTo(SyncSystem.PAGES);
        assertThat(ended.path("rows").path("inserted").asLong()).isEqualTo(SyncSystem.ORDERS);
        assertThat(ended.path("rows").path("unchanged").asLong()).isZero();
        assertThat(system.events(run)).contains("sync.lease_lost");
    }

    @Test
    void aStopOfADeadWorkersRunIsSeenByTheNext() {
        system.connect();
        var run = system.ask("{}");
        leftByADeadWorker(run);

        assertThat(system.stop(run).status()).as("it may be alive").isEqualTo(202);
        system.advance(LEASE.plusSeconds(1));

        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);
        assertThat(system.state(run)).isEqualTo("STOPPED");
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isZero();
    }

    @Test
    void aStopAfterTheLeaseNeedsNoWorker() {
        system.connect();
        var run = system.ask("{}");
        leftByADeadWorker(run);
        system.advance(LEASE.plusSeconds(1));

        assertThat(system.stop(run).json().path("state").asText()).isEqualTo("STOPPED");
    }

    /** As a worker leaves it whose process is killed before its first page. */
    private void leftByADeadWorker(UUID run) {
        var runs = system.worker.context().getBean(RunStore.class);
        assertThat(runs.claim(run, "dead", system.clock.instant().plus(LEASE), system.clock.instant()))
                .isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
