package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.sync.run.work.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A long run is read by several workers; its rows, figures and end are those of a run with one. */
@ExtendWith(RunningSync.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class FanOutTest {

    private static final String ROWS = "SELECT order_id || raw::text FROM orders ORDER BY order_id";

    /** Two years of windows of 30 days, most of them empty. */
    private static final String LONG = "{\"full\":true}";

    private static final String ORDERS = "/sell/fulfillment/";
    private static final Map<String, String> TWO_PAGES_EACH =
            Map.of("SYNC_PARALLEL_CALLS", "2", "SYNC_WORKERS_PER_RUN", "4");

    /** Longer than the lease of a window. */
    private static final Duration LEASE_ENDS = Duration.ofSeconds(301);

    private static final int KILLS = Integer.getInteger("killed.assistant.kills", 3);
    private static final int LONGEST_DELAY_MS = 80;

    private static final String AHEAD_OF_ROWS = """
        SELECT count(*) FROM sync_runs
        WHERE rows_inserted <> (SELECT count(*) FROM orders)
           OR rows_inserted < (SELECT sum(seen) FROM sync_windows WHERE run_id = sync_runs.id)
        """;

    private static final String OPEN = "SELECT count(*) FROM sync_windows WHERE NOT done";

    private final SyncSystem system;
    private final Executor threads = task -> Thread.ofVirtual().start(task);
    private SyncWorkerFunction first;
    private SyncWorkerFunction second;
    private SyncWorkerFunction third;

    FanOutTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeAll
    void startWorkers() {
        first = system.worker(TWO_PAGES_EACH);
        second = system.worker(TWO_PAGES_EACH);
        third = system.worker(TWO_PAGES_EACH);
    }

    @AfterAll
    void endWorkers() {
        first.context().close();
        second.context().close();
        third.context().close();
    }

    @Test
    void theRowsAndFiguresAreThoseOfOneWorkerWhateverIsDeliveredTwice() {
        system.connect();
        var alone = system.runToEnd(LONG);
        var inSequence = system.sql.texts(ROWS);
        system.sql.run("TRUNCATE orders, sync_checkpoints CASCADE");
        system.ebay.forgetCalls();
        holdUntilAtOnce(5, () -> {});
        var run = system.ask(LONG);
        system.queue.send(run.toString());
        system.queue.send("assist/" + run);

        readBy(run, first, second, third);

        var ended = system.show(run);
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("SUCCEEDED");
        assertThat(system.sql.texts(ROWS)).isEqualTo(inSequence);
        assertThat(system.sql.number("SELECT count(DISTINCT lease_owner) FROM sync_windows WHERE run_id = ?", run))
                .isEqualTo(3);
        assertThat(ended.path("rows")).isEqualTo(alone.path("rows"));
        assertThat(ended.path("pages")).isEqualTo(alone.path("pages"));
        assertThat(ended.path("calls").asLong()).isEqualTo(system.ebay.calls(SyncSystem.PAGE));
        assertThat(system.sql.number("SELECT count(*) FROM sync_calls WHERE run_id = ?", run))
                .isEqualTo(ended.path("calls").asLong());
        assertThat(system.sql.number("SELECT count(*) FROM sync_window_records"))
                .isZero();
        assertThat(system.events(run)).containsOnlyOnce("sync.succeeded");
        system.queue.deliverAll(first);
        assertThat(system.show(run)).isEqualTo(ended);
    }

    @Test
    void aStopEndsAllWorkersOfTheRun() {
        system.connect();
        var run = system.ask(LONG);
        var after = new AtomicInteger();
        holdUntilAtOnce(5, () -> system.stop(run), after);

        readBy(run, first, second, third);

        var ended = system.show(run);
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("STOPPED");
        assertThat(after).as("pages begun after the STOP").hasValue(0);
        assertThat(ended.path("calls").asLong()).isEqualTo(system.ebay.calls(SyncSystem.PAGE));
        assertThat(ended.path("stop").path("kept_rows").asLong())
                .isEqualTo(system.sql.number("SELECT count(*) FROM orders WHERE run_id = ?", run));
        system.queue.send("assist/" + run);
        system.queue.deliverAll(second);
        assertThat(system.show(run)).isEqualTo(ended);
        assertThat(after).hasValue(0);
    }

    @Test
    void aRunThatWasStoppedWithAssistantsIsResumedToItsEnd() {
        system.connect();
        var run = system.ask(LONG);
        holdUntilAtOnce(5, () -> system.stop(run));
        readBy(run, first, second, third);
        system.ebay.onCall(call -> {});
        system.queue.clear();

        system.post("/api/ebay/sync/runs/" + run + "/resume", "");
        readBy(run, first, second);

        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
        assertThat(system.sql.number(AHEAD_OF_ROWS)).isZero();
    }

    @Test
    void noRowIsLostOrStoredTwiceThoughAssistantsAreKilledAtRandomPoints() throws Exception {
        system.connect();
        var run = begun();
        var random = new Random(25);
        for (int kill = 1; kill <= KILLS; kill++) {
            try (var assistant = new ChildWorker(system, LEASE_ENDS.multipliedBy(kill), TWO_PAGES_EACH)) {
                int page = 1 + random.nextInt(4);
                int delay = random.nextInt(LONGEST_DELAY_MS);
                var pages = new AtomicInteger();
                system.ebay.onCall(call -> {
                    if (call.endpoint().equals(SyncSystem.PAGE) && pages.incrementAndGet() == page) {
                        CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS)
                                .execute(assistant::kill);
                    }
                });
                assistant.deliver("assist/" + run);
                assistant.awaitEnd();
                assertThat(pages.get()).as("pages until the kill").isPositive();
            }
            assertThat(system.sql.number(AHEAD_OF_ROWS)).isZero();
            assertThat(system.state(run)).isEqualTo("WAITING");
        }
        system.ebay.onCall(call -> {});
        system.advance(LEASE_ENDS.multipliedBy(KILLS + 1));

        system.queue.deliver(first);

        succeeded(run);
    }

    @Test
    void theFirstWorkerWaitsForItsAssistantsAndEndsTheRun() {
        system.connect();
        var run = begun();
        var hung = new CountDownLatch(2);
        var released = hang(2, hung);
        var assistant = assist(run, second);
        await(() -> hung.getCount() == 0);

        var reading = CompletableFuture.supplyAsync(() -> system.queue.deliver(first), threads);
        await(() -> system.sql.number(OPEN) == 2);

        assertThat(system.state(run)).isEqualTo("RUNNING");
        released.complete(null);
        assistant.join();
        reading.join();
        succeeded(run);
    }

    @Test
    void windowsOfASilentAssistantAreReadByOthersAndItsLatePagesAreRefused() {
        system.connect();
        var run = begun();
        var hung = new CountDownLatch(2);
        var released = hang(2, hung);
        var assistant = assist(run, second);
        await(() -> hung.getCount() == 0);
        system.advance(LEASE_ENDS);

        system.queue.deliver(first);
        var ended = system.show(run);
        released.complete(null);
        assistant.join();

        succeeded(run);
        assertThat(system.show(run).path("pages")).isEqualTo(ended.path("pages"));
        assertThat(system.show(run).path("rows")).isEqualTo(ended.path("rows"));
        assertThat(system.sql.number("SELECT count(*) FROM sync_window_records"))
                .isZero();
    }

    @Test
    void anAssistantThatFailsLeavesItsWindowsToTheOthers() {
        system.connect();
        var run = begun();
        system.ebay.fault(Fault.status(ORDERS, 400).times(2));

        assist(run, second).join();

        assertThat(system.state(run)).isEqualTo("WAITING");
        assertThat(system.sql.number("SELECT count(*) FROM sync_windows WHERE NOT done AND lease_owner IS NOT NULL"))
                .isZero();
        assertThat(system.show(run).path("calls").asLong())
                .as("its calls are counted, and one that was cancelled before eBay had it")
                .isGreaterThanOrEqualTo(system.ebay.calls(SyncSystem.PAGE));
        system.queue.deliver(first);
        succeeded(run);
    }

    @Test
    void anAssistantGivesWayToARunThatWaitsForAWorkerAndNoneIsAskedFor() {
        system.connect();
        var run = begun();
        var hung = new CountDownLatch(2);
        var released = hang(2, hung);
        var assistant = assist(run, second);
        await(() -> hung.getCount() == 0);
        long calls = system.ebay.calls(SyncSystem.PAGE);
        system.ask("transactions", "{}");
        system.advance(Duration.ofSeconds(11));

        released.complete(null);
        assistant.join();
        assist(run, third).join();
        assertThat(system.ebay.calls(SyncSystem.PAGE))
                .as("the pages in flight are stored, and no other is asked for")
                .isEqualTo(calls);

        assertThat(system.queue.deliver(first)).isEqualTo(Delivery.DONE);
        succeeded(run);
        system.queue.deliver(system.worker);
        assertThat(system.queue.empty()).as("one message for each run").isTrue();
    }

    @Test
    void noMoreWorkersThanAllowedReadARun() {
        system.connect();
        var run = begun();
        var hung = new CountDownLatch(2);
        var released = hang(2, hung);
        var assistant = assist(run, second);
        await(() -> hung.getCount() == 0);
        long calls = system.ebay.calls(SyncSystem.PAGE);

        assist(run, system.worker).join();

        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(calls);
        released.complete(null);
        assistant.join();
    }

    @Test
    void aRunWithFewWindowsAsksForNoAssistant() {
        system.connect();
        var run = system.ask("{}");

        system.queue.deliver(first);

        succeeded(run);
        assertThat(system.queue.empty()).isTrue();
    }

    @Test
    void aRunThatIsParkedTakesNoMorePagesOfAnAssistant() {
        system.connect();
        var run = begun();
        var hung = new CountDownLatch(2);
        var released = hang(2, hung);
        var assistant = assist(run, second);
        await(() -> hung.getCount() == 0);
        system.ebay.fault(Fault.status(ORDERS, 429).times(4));

        system.queue.deliver(first);
        var parked = system.show(run);
        released.complete(null);
        assistant.join();

        assertThat(parked.path("state").asText()).isEqualTo("WAITING");
        assertThat(system.show(run).path("pages")).isEqualTo(parked.path("pages"));
    }

    /** A run whose first worker has read two pages and left the rest; its next message is on the queue. */
    private UUID begun() {
        var run = system.ask(LONG);
        system.queue.deliver(system.worker, Duration.ofSeconds(1));
        assertThat(system.state(run)).isEqualTo("WAITING");
        return run;
    }

    private void succeeded(UUID run) {
        JsonNode ended = system.show(run);
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("SUCCEEDED");
        assertThat(ended.path("rows").path("inserted").asInt()).isEqualTo(SyncSystem.ORDERS);
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
        assertThat(system.sql.number("SELECT count(*) FROM sync_windows WHERE run_id = ? AND NOT done", run))
                .isZero();
    }

    /** Lets workers take messages, as Lambda does, until the run has ended. */
    private void readBy(UUID run, SyncWorkerFunction... workers) {
        var reading = new CompletableFuture<?>[workers.length];
        for (int i = 0; i < workers.length; i++) {
            var worker = workers[i];
            reading[i] = CompletableFuture.runAsync(
                    () -> {
                        while (!system.show(run).path("finished_at").isTextual()) {
                            system.queue.deliverIfAny(worker, Duration.ofSeconds(900));
                        }
                    },
                    threads);
        }
        CompletableFuture.allOf(reading).join();
    }

    private CompletableFuture<Void> assist(UUID run, SyncWorkerFunction worker) {
        return CompletableFuture.runAsync(() -> system.queue.batch(worker, List.of("assist/" + run)), threads);
    }

    private void holdUntilAtOnce(int pages, Runnable act) {
        holdUntilAtOnce(pages, act, new AtomicInteger());
    }

    /** Holds the first pages until so many are asked for at once, does something, and counts the pages begun after. */
    private void holdUntilAtOnce(int pages, Runnable act, AtomicInteger after) {
        var atOnce = new CountDownLatch(pages);
        var done = new CompletableFuture<Void>();
        system.ebay.onCall(call -> {
            if (!call.endpoint().equals(SyncSystem.PAGE)) {
                return;
            }
            if (done.isDone()) {
                after.incrementAndGet();
                return;
            }
            atOnce.countDown();
            if (atOnce.getCount() == 0) {
                CompletableFuture.runAsync(act, threads).whenComplete((nothing, failure) -> done.complete(null));
            }
            done.orTimeout(20, TimeUnit.SECONDS).join();
        });
    }

    /** The next pages are not answered until the future that is returned is completed. */
    private CompletableFuture<Void> hang(int pages, CountDownLatch hung) {
        var released = new CompletableFuture<Void>().orTimeout(60, TimeUnit.SECONDS);
        var begun = new AtomicInteger();
        system.ebay.onCall(call -> {
            if (call.endpoint().equals(SyncSystem.PAGE) && begun.incrementAndGet() <= pages) {
                hung.countDown();
                released.join();
            }
        });
        return released;
    }

    private static void await(BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
            Thread.onSpinWait();
        }
    }
}
