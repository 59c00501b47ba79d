package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.start.AnnouncementStore;
import dev.ebayconnector.sync.run.start.RunQueue;
import dev.ebayconnector.sync.run.start.RunReviver;
import dev.ebayconnector.testing.HttpAnswer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever ends a stopped run says so, and only one does, whichever of them comes first by a moment. */
@ExtendWith(RunningSync.class)
@Timeout(60)
final class StopRaceTest {

    private static final Duration LEASE_ENDS = Duration.ofSeconds(241);
    private static final String STOPPED = "sync.stopped";

    private final SyncSystem system;
    private final Executor threads = task -> Thread.ofVirtual().start(task);

    StopRaceTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void aStopThatComesWhileTheWorkerEndsTheRunForTheFirstOne() throws Exception {
        system.connect();
        var run = system.ask("{}");
        var secondPage = new CountDownLatch(1);
        var answer = hang(2, secondPage);
        var worker = CompletableFuture.runAsync(() -> system.queue.deliver(system.worker), threads);
        assertThat(secondPage.await(20, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<HttpAnswer> second;
        // The worker counts its last calls in the transaction that ends the run.
        try (var quota = HeldRows.of(system, "ebay_calls")) {
            assertThat(system.stop(run).status()).isEqualTo(202);
            quota.awaitWaiting(1);
            system.advance(LEASE_ENDS);
            second = CompletableFuture.supplyAsync(() -> system.stop(run), threads);
            quota.awaitWaiting(2);
        }
        answer.complete(null);
        worker.join();

        assertThat(second.join().json().path("state").asText()).isEqualTo("STOPPED");
        assertThat(system.state(run)).isEqualTo("STOPPED");
        assertThat(system.events(run)).containsExactly("sync.queued", "sync.stop_requested", STOPPED);
    }

    /** The run's lease is over, so the STOP may end it; its worker is alive and stores a page. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStopAndAPageOfASlowWorkerThatMeetAtTheRun(boolean stopFirst) throws Exception {
        system.connect();
        var run = system.ask("{}");
        var secondPage = new CountDownLatch(1);
        var answer = hang(2, secondPage);
        var worker = CompletableFuture.runAsync(() -> system.queue.deliver(system.worker), threads);
        assertThat(secondPage.await(20, TimeUnit.SECONDS)).isTrue();
        system.advance(LEASE_ENDS);

        CompletableFuture<HttpAnswer> stop;
        try (var row = HeldRows.of(system, "sync_runs")) {
            if (stopFirst) {
                stop = CompletableFuture.supplyAsync(() -> system.stop(run), threads);
                row.awaitWaiting(1);
                answer.complete(null);
            } else {
                answer.complete(null);
                row.awaitWaiting(1);
                stop = CompletableFuture.supplyAsync(() -> system.stop(run), threads);
            }
            row.awaitWaiting(2);
        }
        stop.join();
        worker.join();

        assertThat(system.state(run)).isEqualTo("STOPPED");
        assertThat(system.events(run)).containsOnlyOnce(STOPPED);
        assertThat(system.ebay.calls(SyncSystem.PAGE))
                .as("a page that comes first may be followed by one that is asked for at the same moment")
                .isLessThanOrEqualTo(stopFirst ? 2 : 3);
    }

    @Test
    void aSweepThatFindsAStoppedRunWhichAWorkerEndsMeanwhile() {
        system.connect();
        var run = system.ask("{}");
        leftByADeadWorkerAfterAStop(run);

        int revived = reviver(() -> system.queue.deliver(system.worker)).sweep();

        assertThat(revived).isZero();
        assertThat(system.state(run)).isEqualTo("STOPPED");
        assertThat(system.events(run)).containsExactly("sync.queued", "sync.stop_requested", STOPPED);
    }

    @Test
    void aSweepEndsAStoppedRunWhoseWorkerDied() {
        system.connect();
        var run = system.ask("{}");
        leftByADeadWorkerAfterAStop(run);

        int revived = reviver(() -> {}).sweep();

        assertThat(revived).isEqualTo(1);
        assertThat(system.state(run)).isEqualTo("STOPPED");
        assertThat(system.events(run)).containsExactly("sync.queued", "sync.stop_requested", STOPPED);
    }

    private void leftByADeadWorkerAfterAStop(UUID run) {
        var now = system.clock.instant();
        var runs = system.worker.context().getBean(RunStore.class);
        assertThat(runs.claim(run, "dead", now.plus(LEASE_ENDS), now)).isEqualTo(1);
        assertThat(system.stop(run).status()).isEqualTo(202);
        system.advance(Duration.ofMinutes(21));
    }

    /** A reviver; something happens just before it ends a run. */
    private RunReviver reviver(Runnable before) {
        var context = system.worker.context();
        var store = context.getBean(RunStore.class);
        var runs = (RunStore) Proxy.newProxyInstance(
                RunStore.class.getClassLoader(), new Class<?>[] {RunStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("stopIdle")) {
                        before.run();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new RunReviver(
                runs,
                context.getBean(AnnouncementStore.class),
                context.getBean(RunQueue.class),
                context.getBean(EventLog.class),
                system.clock);
    }

    /** The page of that number is not answered until the future that is returned is completed. */
    private CompletableFuture<Void> hang(int number, CountDownLatch begun) {
        var answer = new CompletableFuture<Void>().orTimeout(40, TimeUnit.SECONDS);
        system.ebay.onCall(call -> {
            if (call.endpoint().equals(SyncSystem.PAGE) && call.number() == number) {
                begun.countDown();
                answer.join();
            }
        });
        return answer;
    }
}
