package dev.ebayconnector.sync;

import static dev.ebayconnector.sync.FanOutScene.LEASE_ENDS;
import static dev.ebayconnector.sync.FanOutScene.LONG;
import static dev.ebayconnector.sync.FanOutScene.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

    private static final int KILLS = Integer.getInteger("killed.assistant.kills", 3);
    private static final int LONGEST_DELAY_MS = 80;

    private static final String AHEAD_OF_ROWS = """
        SELECT count(*) FROM sync_runs
        WHERE rows_inserted <> (SELECT count(*) FROM orders)
           OR rows_inserted < (SELECT sum(seen) FROM sync_windows WHERE run_id = sync_runs.id)
        """;

    private final SyncSystem system;
    private FanOutScene scene;

    FanOutTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeAll
    void startWorkers() {
        scene = new FanOutScene(system);
    }

    @AfterAll
    void endWorkers() {
        scene.close();
    }

    @Test
    void theRowsAndFiguresAreThoseOfOneWorkerWhateverIsDeliveredTwice() {
        system.connect();
        var alone = system.runToEnd(LONG);
        var inSequence = system.sql.texts(ROWS);
        system.sql.run("TRUNCATE orders, sync_checkpoints CASCADE");
        system.ebay.forgetCalls();
        scene.holdUntilAtOnce(5, () -> {});
        var run = system.ask(LONG);
        system.queue.send(run.toString());
        system.queue.send("assist/" + run);

        scene.readBy(run, scene.first, scene.second, scene.third);

        scene.succeeded(run);
        var ended = system.show(run);
        assertThat(system.sql.texts(ROWS)).isEqualTo(inSequence);
        assertThat(system.sql.number("SELECT count(DISTINCT lease_owner) FROM sync_windows WHERE run_id = ?", run))
                .isEqualTo(3);
        assertThat(ended.path("rows")).isEqualTo(alone.path("rows"));
        assertThat(ended.path("pages")).isEqualTo(alone.path("pages"));
        assertThat(ended.path("calls").asLong()).isEqualTo(system.ebay.calls(SyncSystem.PAGE));
        assertThat(system.sql.number("SELECT count(*) FROM sync_calls WHERE run_id = ?", run))
                .isEqualTo(ended.path("calls").asLong());
        system.queue.deliverAll(scene.first);
        assertThat(system.show(run)).isEqualTo(ended);
    }

    @Test
    void aStopEndsAllWorkersOfTheRun() {
        system.connect();
        var run = system.ask(LONG);
        var after = new AtomicInteger();
        // All pages that three workers may have in flight, so that none of them is on its way.
        scene.holdUntilAtOnce(6, () -> system.stop(run), after);

        scene.readBy(run, scene.first, scene.second, scene.third);

        var ended = system.show(run);
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("STOPPED");
        assertThat(after).as("pages begun after the STOP").hasValue(0);
        assertThat(ended.path("calls").asLong()).isEqualTo(system.ebay.calls(SyncSystem.PAGE));
        assertThat(ended.path("stop").path("kept_rows").asLong())
                .isEqualTo(system.sql.number("SELECT count(*) FROM orders WHERE run_id = ?", run));
        assertThat(system.events(run)).containsOnlyOnce("sync.stopped");
        system.queue.send("assist/" + run);
        system.queue.deliverAll(scene.second);
        assertThat(system.show(run)).isEqualTo(ended);
        assertThat(after).hasValue(0);
    }

    @Test
    void aRunThatWasStoppedWithAssistantsIsResumedToItsEnd() {
        system.connect();
        var run = system.ask(LONG);
        scene.holdUntilAtOnce(5, () -> system.stop(run));
        scene.readBy(run, scene.first, scene.second, scene.third);
        system.ebay.onCall(call -> {});
        system.queue.clear();

        system.post("/api/ebay/sync/runs/" + run + "/resume", "");
        scene.readBy(run, scene.first, scene.second);

        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
        assertThat(system.sql.number(AHEAD_OF_ROWS)).isZero();
    }

    @Test
    void aTokenThatEbayRefusesAllWorkersAtOnceIsRefreshedOnce() {
        system.connect();
        var run = system.ask(LONG);
        scene.holdUntilAtOnce(5, () -> system.ebay.revokeAccessTokens("seller-a"));

        scene.readBy(run, scene.first, scene.second, scene.third);

        scene.succeeded(run);
        assertThat(system.ebay.calls(SyncSystem.REFRESH)).isEqualTo(1);
    }

    /** Two workers that store pages with the same records in another order do that to each other. */
    @Test
    void aPageThatPostgresGivesUpInADeadlockIsStoredAgain() throws Exception {
        system.connect();
        var run = system.ask("{}");
        var secondPage = new CompletableFuture<HeldRows>();
        system.ebay.onCall(call -> {
            if (call.endpoint().equals(SyncSystem.PAGE) && call.number() == 2) {
                secondPage.complete(heldQuota());
            }
        });
        var worker = CompletableFuture.runAsync(() -> system.queue.deliver(system.worker), scene.threads);

        try (var quota = secondPage.join()) {
            quota.awaitWaiting(1);
            quota.want("UPDATE sync_runs SET announced_at = announced_at");
        }
        worker.join();

        scene.succeeded(run);
        assertThat(system.show(run).path("pages").asInt()).isEqualTo(SyncSystem.PAGES);
        assertThat(system.events(run)).doesNotContain("sync.interrupted");
    }

    /** The last row that a page's transaction writes. */
    private HeldRows heldQuota() {
        try {
            return HeldRows.of(system, "ebay_calls");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noRowIsLostOrStoredTwiceThoughAssistantsAreKilledAtRandomPoints() throws Exception {
        var run = scene.begun();
        var random = new Random(25);
        for (int kill = 1; kill <= KILLS; kill++) {
            try (var assistant = new ChildWorker(system, LEASE_ENDS.multipliedBy(kill), FanOutScene.TWO_PAGES_EACH)) {
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

        system.queue.deliver(scene.first);

        scene.succeeded(run);
    }

    @Test
    void theFirstWorkerWaitsForItsAssistantsAndEndsTheRun() {
        var run = scene.begun();
        var assistant = scene.hungAssistant(run);

        var reading = CompletableFuture.supplyAsync(() -> system.queue.deliver(scene.first), scene.threads);
        FanOutScene.await(() -> system.sql.number(OPEN) == 2);

        assertThat(system.state(run)).isEqualTo("RUNNING");
        assistant.end();
        reading.join();
        scene.succeeded(run);
    }

    @Test
    void windowsOfASilentAssistantAreReadByOthersAndItsLatePagesAreRefused() {
        var run = scene.begun();
        var assistant = scene.hungAssistant(run);
        system.advance(LEASE_ENDS);

        system.queue.deliver(scene.first);
        var ended = system.show(run);
        assistant.end();

        scene.succeeded(run);
        assertThat(system.show(run).path("pages")).isEqualTo(ended.path("pages"));
        assertThat(system.show(run).path("rows")).isEqualTo(ended.path("rows"));
    }

    @Test
    void aRunWhoseFirstWorkerFellSilentIsReadAndEndedByTheNext() {
        system.connect();
        var run = system.ask(LONG);
        var hung = new CountDownLatch(2);
        var answer = scene.hang(2, hung);
        var silent = CompletableFuture.supplyAsync(() -> system.queue.deliver(scene.first), scene.threads);
        FanOutScene.await(() -> hung.getCount() == 0);
        scene.assist(run, scene.second).join();
        assertThat(system.sql.number(OPEN))
                .as("those of the first worker are left to it")
                .isEqualTo(2);
        assertThat(system.state(run)).isEqualTo("RUNNING");
        system.advance(LEASE_ENDS);

        system.queue.batch(scene.third, List.of(run.toString()));
        answer.complete(null);
        silent.join();

        scene.succeeded(run);
    }
}
