package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.sync.AlteringProxy.Reply;
import dev.ebayconnector.sync.run.work.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
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

/** Slices that are read side by side give the same rows as slices that are read in sequence. */
@ExtendWith(RunningSync.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
final class ParallelTest {

    private static final String ROWS = "SELECT order_id || raw::text FROM orders ORDER BY order_id";

    /** Two years of windows of 30 days, most of them empty. */
    private static final String EIGHT_SLICES = "{\"full\":true}";

    private final SyncSystem system;
    private final CountDownLatch forever = new CountDownLatch(1);
    private SyncWorkerFunction parallel;

    ParallelTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeAll
    void startWorker() {
        parallel = system.worker(Map.of("SYNC_PARALLEL_CALLS", "8"));
    }

    @AfterAll
    void endWorker() {
        forever.countDown();
        parallel.context().close();
    }

    @Test
    void theRowsAreThoseOfAReadingInSequence() {
        system.connect();
        system.runToEnd("{}");
        var inSequence = system.sql.texts(ROWS);
        system.sql.run("TRUNCATE orders, sync_checkpoints CASCADE");

        var run = system.ask("{}");
        assertThat(system.queue.deliver(parallel)).isEqualTo(Delivery.DONE);

        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.sql.texts(ROWS)).isEqualTo(inSequence);
        assertThat(system.show(run).path("calls").asInt())
                .isEqualTo(system.show(run).path("pages").asInt())
                .isEqualTo(SyncSystem.PAGES);
    }

    @Test
    void pagesOfSeveralSlicesAreInFlightAtOnce() {
        system.connect(FakeEnvironment.SANDBOX);
        var list = new OrderList(3);
        var threeAtOnce = new CountDownLatch(3);
        system.sandbox.answerOrders((call, offset, limit) -> {
            threeAtOnce.countDown();
            assertThat(threeAtOnce.await(20, TimeUnit.SECONDS)).isTrue();
            return list.page(offset, limit);
        });
        var run = system.ask("{}");

        system.queue.deliver(parallel);

        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.sandbox.calls()).isEqualTo(3);
    }

    @Test
    void aPeriodOfManyRecordsIsReadInPartsAndEachRecordIsStoredOnce() {
        var account = system.connect(FakeEnvironment.SANDBOX);
        var now = system.clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var times = new TreeMap<Instant, String>();
        var random = new Random(11);
        while (times.size() < 3_000) {
            // Half of them within one day, so that a part is divided again.
            long spread = Duration.ofDays(times.size() % 2 == 0 ? 1 : 24).toMillis();
            times.put(now.minusMillis(random.nextLong(spread)), "22-%05d".formatted(times.size()));
        }
        system.sandbox.answerPeriods((from, to, offset, limit) ->
                new OrderList(times.subMap(from, true, to, true).values()).page(offset, limit));
        var run = system.ask("{\"from\":\"" + now.minus(Duration.ofDays(25)) + "\"}");

        system.queue.deliver(parallel);

        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.show(run).path("progress").path("windows_total").asInt())
                .isGreaterThan(3);
        assertThat(system.sql.texts("SELECT order_id FROM orders WHERE account_id = ?", account))
                .containsAll(times.subMap(now.minus(Duration.ofDays(25)), true, now.minusSeconds(10), true)
                        .values());
        assertThat(system.show(run).path("rows").path("unchanged").asLong()).isZero();
    }

    @Test
    void aStopCancelsEveryCallInFlight() throws Exception {
        system.connect(FakeEnvironment.SANDBOX);
        var asked = new AtomicInteger();
        var run = system.ask("{}");
        system.sandbox.answerOrders((call, offset, limit) -> {
            if (asked.incrementAndGet() == 3) {
                system.stop(run);
            }
            forever.await(30, TimeUnit.SECONDS);
            return new Reply(500, "");
        });

        system.queue.deliver(parallel);

        assertThat(system.state(run)).isEqualTo("STOPPED");
        assertThat(asked).hasValue(3);
        assertThat(system.show(run).path("calls").asInt()).isEqualTo(3);
    }

    @Test
    void oneSliceThatFailsEndsTheRunAndCountsTheCallsOfTheOthers() {
        system.connect(FakeEnvironment.SANDBOX);
        var all = new CountDownLatch(3);
        system.sandbox.answerOrders((call, offset, limit) -> {
            all.countDown();
            all.await(20, TimeUnit.SECONDS);
            if (call != 2) {
                forever.await(30, TimeUnit.SECONDS);
            }
            return new Reply(400, "{\"errors\":[{\"errorId\":30800,\"message\":\"Invalid filter.\"}]}");
        });
        var run = system.ask("{}");

        system.queue.deliver(parallel);

        assertThat(system.state(run)).isEqualTo("FAILED");
        assertThat(system.show(run).path("calls").asInt()).isEqualTo(3);
        assertThat(system.sql.texts("SELECT watermark FROM sync_checkpoints")).isEmpty();
    }

    @Test
    void aTokenThatEbayRefusesToSeveralSlicesIsRefreshedOnce() {
        UUID account = system.connect();
        system.ebay.revokeAccessTokens("seller-a");
        var run = system.ask("{}");

        system.queue.deliver(parallel);

        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.ebay.calls(SyncSystem.REFRESH)).isEqualTo(1);
        assertThat(system.sql.texts("SELECT order_id FROM orders WHERE account_id = ?", account))
                .hasSize(SyncSystem.ORDERS);
    }

    @Test
    void aTokenThatEbayRefusesWhileEightPagesAreInFlightIsRefreshedOnce() {
        system.connect();
        var run = system.ask(EIGHT_SLICES);
        withEightPagesInFlight(() -> system.ebay.revokeAccessTokens("seller-a"));

        system.queue.deliver(parallel);

        succeededWithOneRefresh(run);
    }

    @Test
    void aTokenThatExpiresWhileEightPagesAreInFlightIsRefreshedOnce() {
        system.connect();
        var run = system.ask(EIGHT_SLICES);
        withEightPagesInFlight(() -> system.advance(Duration.ofHours(2)));

        system.queue.deliver(parallel);
        assertThat(system.state(run)).as("the time of its worker is over").isEqualTo("WAITING");
        system.queue.deliver(parallel);

        succeededWithOneRefresh(run);
    }

    /** Does something in the middle of a run, while eight pages wait for their answer. */
    private void withEightPagesInFlight(Runnable act) {
        var eight = new CountDownLatch(8);
        var done = new CompletableFuture<Void>();
        system.ebay.onCall(call -> {
            if (call.endpoint().equals(SyncSystem.PAGE) && call.number() >= 10 && call.number() < 18) {
                eight.countDown();
                if (eight.getCount() == 0) {
                    done.completeAsync(
                            () -> {
                                act.run();
                                return null;
                            },
                            Runnable::run);
                }
                done.orTimeout(20, TimeUnit.SECONDS).join();
            }
        });
    }

    private void succeededWithOneRefresh(UUID run) {
        var ended = system.show(run);
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("SUCCEEDED");
        assertThat(system.ebay.mostAtOnce(SyncSystem.PAGE)).isEqualTo(8);
        assertThat(system.ebay.calls(SyncSystem.REFRESH)).isEqualTo(1);
        assertThat(ended.path("calls").asLong())
                .as("each of the eight pages is asked for once more")
                .isEqualTo(ended.path("pages").asLong() + 8)
                .isEqualTo(system.ebay.calls(SyncSystem.PAGE));
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
        assertThat(ended.path("rows").path("inserted").asInt()).isEqualTo(SyncSystem.ORDERS);
    }

    @Test
    void aWorkerWhoseTimeIsUpStoresWhatIsInFlightAndLeavesTheRest() {
        system.connect();
        var run = system.ask("{}");

        system.queue.deliver(parallel, Duration.ofSeconds(1));

        assertThat(system.state(run)).isEqualTo("WAITING");
        assertThat(system.show(run).path("pages").asInt()).isEqualTo(3);
        assertThat(system.queue.deliver(parallel)).isEqualTo(Delivery.DONE);
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.show(run).path("calls").asInt()).isEqualTo(SyncSystem.PAGES);
    }
}
