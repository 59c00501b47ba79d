package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code kill -9} of a worker at any point loses no order, stores none twice and never moves the run ahead of its rows. */
@Timeout(300)
final class KilledWorkerTest {

    private static final int ORDERS = 20_000;
    private static final int KILLS = Integer.getInteger("killed.worker.kills", 20);

    /** Longer than a lease. */
    private static final Duration BETWEEN = Duration.ofMinutes(5);

    private static final int LONGEST_DELAY_MS = 80;

    /** Both sides change in the transaction of a page. */
    private static final String AHEAD_OF_ROWS = """
        SELECT count(*) FROM sync_runs
        WHERE rows_inserted <> (SELECT count(*) FROM orders)
           OR rows_inserted < (SELECT sum(seen) FROM sync_windows WHERE run_id = sync_runs.id)
        """;

    private final Random random = new Random(20);

    @Test
    void everyOrderIsStoredOnceThoughTheWorkerIsKilledAtRandomPoints() throws Exception {
        try (var system = new SyncSystem(ORDERS)) {
            system.connect();
            var run = system.ask("{}");
            var next = new ChildWorker(system, BETWEEN);
            for (int kill = 1; kill <= KILLS; kill++) {
                try (var worker = next) {
                    next = new ChildWorker(system, BETWEEN.multipliedBy(kill + 1));
                    killDuring(system, worker, run, kill);
                }
                assertThat(system.sql.number(AHEAD_OF_ROWS)).isZero();
                assertThat(system.sql.texts("SELECT watermark FROM sync_checkpoints"))
                        .isEmpty();
            }
            next.close();
            system.ebay.onCall(call -> {});
            system.advance(BETWEEN.multipliedBy(KILLS + 1));

            system.queue.deliver(system.worker);

            var ended = system.show(run);
            assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("SUCCEEDED");
            assertThat(ended.path("rows").path("inserted").asInt()).isEqualTo(ORDERS);
            assertThat(system.sql.number("SELECT count(DISTINCT order_id) FROM orders"))
                    .isEqualTo(ORDERS);
        }
    }

    /**
     * Some milliseconds after one of its next pages was asked for: before, during or after it is stored. Every second
     * worker lives long enough to store a page; five in a row that store none end a run.
     */
    private void killDuring(SyncSystem system, ChildWorker worker, UUID run, int kill) throws Exception {
        int page = kill % 2 == 0 ? 7 + random.nextInt(6) : 1 + random.nextInt(6);
        int delay = random.nextInt(LONGEST_DELAY_MS);
        var pages = new AtomicInteger();
        system.ebay.onCall(call -> {
            if (call.endpoint().equals(SyncSystem.PAGE) && pages.incrementAndGet() == page) {
                CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS).execute(worker::kill);
            }
        });
        worker.work(run);
        worker.awaitEnd();
        assertThat(pages.get()).as("pages until the kill").isPositive();
    }
}
