package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.sync.run.work.Delivery;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A STOP holds at any point of a run, whatever is delivered, swept or started by a schedule afterwards. */
@ExtendWith(PatientSync.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
final class StopAnywhereTest {

    private static final int POINTS = 20;
    private static final long SEED = 13;
    private static final String ORDERS = "/sell/fulfillment/";
    private static final int LONGEST_DELAY_MS = 80;

    /** A first load reads so many windows, each by one call at a time. */
    private static final int WINDOWS = 3;

    private final SyncSystem system;
    private SyncWorkerFunction parallel;

    StopAnywhereTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeAll
    void startWorker() {
        parallel = system.worker(Map.of("SYNC_PARALLEL_CALLS", "8"));
    }

    @AfterAll
    void endWorker() {
        parallel.context().close();
    }

    static IntStream points() {
        return IntStream.range(0, POINTS);
    }

    @ParameterizedTest
    @MethodSource("points")
    void nothingIsReadAfterTheStopAndNothingRevivesTheRun(int point) {
        var random = new Random(SEED + point);
        var account = system.connect();
        int page = 1 + random.nextInt(SyncSystem.PAGES - 1);
        if (point % 3 == 0) {
            // The STOP meets a call that is tried again, or the pause before.
            system.ebay.fault(Fault.status(ORDERS, 500).after(page - 1).times(2));
        }
        boolean sideBySide = point % 2 == 0;
        var run = system.ask("{}");
        var late = stopAfter(run, page, random.nextInt(LONGEST_DELAY_MS), "point " + point);

        system.queue.deliver(sideBySide ? parallel : system.worker);

        assertThat(late.join()).as("pages begun after the STOP").hasSizeLessThanOrEqualTo(sideBySide ? WINDOWS : 1);
        var ended = system.show(run);
        receiptIsComplete(run, ended, "point " + point);
        assertThat(system.sql.texts("SELECT watermark FROM sync_checkpoints WHERE account_id = ?", account))
                .isEmpty();
        nothingRevives(run, ended);
        aScheduleStartsAnotherRun(account, run, ended);
    }

    /**
     * Stops the run some milliseconds after a page was asked for; the pages that were asked for first after the STOP was
     * answered. The last page waits for the STOP, so that the run cannot end before.
     */
    private CompletableFuture<Set<String>> stopAfter(UUID run, int page, int delay, String reason) {
        var stopped = new CompletableFuture<Set<String>>();
        Set<String> early = ConcurrentHashMap.newKeySet();
        Set<String> late = ConcurrentHashMap.newKeySet();
        system.ebay.onCall(call -> {
            if (!call.endpoint().equals(SyncSystem.PAGE)) {
                return;
            }
            if (!stopped.isDone()) {
                early.add(call.query());
            } else if (!early.contains(call.query())) {
                late.add(call.query());
            }
            if (call.number() == page) {
                CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS).execute(() -> {
                    system.post("/api/ebay/sync/runs/" + run + "/cancel", "{\"reason\":\"" + reason + "\"}");
                    stopped.complete(late);
                });
            }
            if (call.number() == SyncSystem.PAGES) {
                stopped.orTimeout(20, TimeUnit.SECONDS).join();
            }
        });
        return stopped;
    }

    private void receiptIsComplete(UUID run, JsonNode ended, String reason) {
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("STOPPED");
        var receipt = ended.path("stop");
        assertThat(receipt.path("requested_by").asText()).isEqualTo("admin@example.com");
        assertThat(receipt.path("reason").asText()).isEqualTo(reason);
        assertThat(Instant.parse(receipt.path("requested_at").asText()))
                .isBeforeOrEqualTo(Instant.parse(ended.path("finished_at").asText()));
        assertThat(receipt.path("after_page").asInt())
                .isEqualTo(ended.path("pages").asInt());
        assertThat(receipt.path("kept_rows").asLong())
                .isEqualTo(ended.path("rows").path("inserted").asLong())
                .isEqualTo(system.sql.number("SELECT count(*) FROM orders WHERE run_id = ?", run));
        assertThat(ended.path("calls").asLong()).isEqualTo(system.ebay.calls(SyncSystem.PAGE));
        assertThat(system.events(run)).endsWith("sync.stopped").containsOnlyOnce("sync.stopped", "sync.stop_requested");
    }

    private void nothingRevives(UUID run, JsonNode ended) {
        long calls = system.ebay.calls(SyncSystem.PAGE);
        system.queue.send(run.toString());
        system.queue.send(run.toString());
        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);
        assertThat(system.queue.deliverAs(parallel, 7)).isEqualTo(Delivery.DONE);
        // Longer than a lease, and than a sweep waits before it takes a message for lost.
        system.advance(Duration.ofMinutes(30));
        system.sweep();
        assertThat(system.queue.empty()).isTrue();
        assertThat(system.show(run)).isEqualTo(ended);
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(calls);
    }

    private void aScheduleStartsAnotherRun(UUID account, UUID run, JsonNode ended) {
        system.fire();
        system.sql.run("UPDATE sync_schedules SET next_due_at = ? WHERE account_id = ?", past(), account);
        assertThat(system.fire().path("started").asInt()).isEqualTo(1);
        assertThat(system.sql.number("SELECT count(*) FROM sync_runs WHERE id <> ?", run))
                .isEqualTo(1);
        assertThat(system.show(run)).isEqualTo(ended);
    }

    private Timestamp past() {
        return Timestamp.from(system.clock.instant().minusSeconds(1));
    }
}
