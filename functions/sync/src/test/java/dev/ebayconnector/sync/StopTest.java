package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.sync.run.work.Delivery;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A STOP ends a run for good, and its receipt is correct. */
@ExtendWith(RunningSync.class)
final class StopTest {

    private final SyncSystem system;

    StopTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void aRunInTheMiddleEndsWithThePageInFlightAndAsksEbayForNoMore() {
        var account = system.connect();
        var run = system.ask("{}");
        var answer = system.atPage(3, () -> system.stop(run));

        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);

        assertThat(answer.join().status()).isEqualTo(202);
        assertThat(answer.join().json().path("state").asText()).isEqualTo("RUNNING");
        var ended = system.show(run);
        assertThat(ended.path("state").asText()).isEqualTo("STOPPED");
        assertThat(ended.path("finished_at").asText()).isNotEmpty();
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(3);
        assertThat(system.queue.empty()).isTrue();
        assertThat(system.sql.texts("SELECT watermark FROM sync_checkpoints WHERE account_id = ?", account))
                .isEmpty();
        assertThat(system.events(run)).containsExactly("sync.queued", "sync.stop_requested", "sync.stopped");
    }

    @Test
    void theReceiptSaysWhoWhenAfterWhichPageAndWhatWasKept() {
        system.connect();
        var run = system.ask("{}");
        system.atPage(3, () -> system.stop(run));
        var before = system.clock.instant();

        system.queue.deliver(system.worker);

        var receipt = system.show(run).path("stop");
        assertThat(receipt.path("requested_by").asText()).isEqualTo("admin@example.com");
        assertThat(Instant.parse(receipt.path("requested_at").asText()))
                .isBetween(before.minusSeconds(1), system.clock.instant());
        assertThat(receipt.path("after_page").asInt()).isEqualTo(3);
        assertThat(receipt.path("kept_rows").asLong())
                .isPositive()
                .isEqualTo(system.sql.number("SELECT count(*) FROM orders WHERE run_id = ?", run));
    }

    @Test
    void aQueuedRunEndsAtOnceAndItsMessageDoesNoWork() {
        system.connect();
        var run = system.ask("{}");

        var answer = system.stop(run);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("state").asText()).isEqualTo("STOPPED");
        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);
        assertThat(system.ebay.calls()).isEmpty();
        assertThat(system.state(run)).isEqualTo("STOPPED");
    }

    @Test
    void aRunThatWaitsForItsNextTurnEndsAtOnce() {
        system.connect();
        var run = system.ask("{}");
        system.queue.deliver(system.worker, Duration.ofSeconds(1));
        assertThat(system.state(run)).isEqualTo("WAITING");

        assertThat(system.stop(run).status()).isEqualTo(200);

        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);
        assertThat(system.state(run)).isEqualTo("STOPPED");
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(1);
    }

    @Test
    void theFirstOfTwoStopsCounts() {
        system.connect();
        var run = system.ask("{}");
        var answers = system.atPage(2, () -> {
            var first = system.stop(run).json();
            system.advance(Duration.ofSeconds(2));
            return new String[] {
                requestedAt(first), requestedAt(system.stop(run).json())
            };
        });
        system.queue.deliver(system.worker);
        var late = system.stop(run);

        assertThat(answers.join()).containsOnly(requestedAt(late.json()));
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.json().path("state").asText()).isEqualTo("STOPPED");
    }

    @Test
    void aMessageThatComesAgainDoesNotReviveAStoppedRun() {
        system.connect();
        var run = system.ask("{}");
        system.atPage(2, () -> system.stop(run));
        system.queue.deliver(system.worker);
        var ended = system.show(run);
        system.queue.send(run.toString());

        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);

        assertThat(system.show(run)).isEqualTo(ended);
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(2);
    }

    @Test
    void aStopDuringTheLastPageStillWins() {
        var account = system.connect();
        var run = system.ask("{}");
        system.atPage(SyncSystem.PAGES, () -> system.stop(run));

        system.queue.deliver(system.worker);

        assertThat(system.state(run)).isEqualTo("STOPPED");
        assertThat(system.sql.texts("SELECT watermark FROM sync_checkpoints WHERE account_id = ?", account))
                .isEmpty();
    }

    @Test
    void aRunThatHasEndedStaysAsItEnded() {
        system.connect();
        var ended = system.runToEnd("{}");

        var answer = system.post("/api/ebay/sync/runs/" + ended.path("id").asText() + "/cancel", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(ended);
        assertThat(ended.path("state").asText()).isEqualTo("SUCCEEDED");
    }

    @Test
    void theNextRunStoresWhatAStoppedOneDidNot() {
        system.connect();
        var stopped = system.ask("{}");
        system.atPage(3, () -> system.stop(stopped));
        system.queue.deliver(system.worker);
        long kept = system.sql.number("SELECT count(*) FROM orders");

        var next = system.runToEnd("{}");

        assertThat(next.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(next.path("rows").path("inserted").asLong()).isEqualTo(SyncSystem.ORDERS - kept);
        assertThat(next.path("rows").path("unchanged").asLong()).isEqualTo(kept);
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
    }

    private static String requestedAt(JsonNode run) {
        return run.path("stop").path("requested_at").asText();
    }
}
