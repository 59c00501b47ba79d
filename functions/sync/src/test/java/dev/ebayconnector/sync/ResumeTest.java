package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.sync.run.work.Delivery;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.TestSession;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A run that was stopped or has failed goes on at its place, and a resource can be reset on purpose. */
@ExtendWith(RunningSync.class)
final class ResumeTest {

    private static final String ORDERS = "/sell/fulfillment/";

    /** The first window has two pages, the others have three. */
    private static final int FIRST_WINDOW = 2;

    private final SyncSystem system;

    ResumeTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void aStoppedRunReadsOnlyTheRest() {
        var account = system.connect();
        var run = stoppedAtPage(4);
        system.ebay.forgetCalls();

        var resumed = resume(run);

        assertThat(resumed.status()).isEqualTo(202);
        assertThat(resumed.json().path("state").asText()).isEqualTo("QUEUED");
        assertThat(resumed.json().path("stop").isNull()).isTrue();
        assertThat(resumed.json().path("finished_at").isNull()).isTrue();
        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.ebay.calls(SyncSystem.PAGE))
                .as("the window that was complete is not read again")
                .isEqualTo(SyncSystem.PAGES - FIRST_WINDOW);
        everyOrderOnce();
        assertThat(system.sql.number("SELECT count(*) FROM sync_checkpoints WHERE account_id = ?", account))
                .isEqualTo(1);
    }

    @Test
    void theEventOfAResumeKeepsHowTheRunHadEnded() {
        system.connect();
        var run = stoppedAtPage(4);

        resume(run);

        assertThat(system.sql.text("SELECT CAST(details AS text) FROM event_log WHERE event = 'sync.resumed'"))
                .contains("\"ended_as\": \"STOPPED\"", "\"stop_reason\": \"too slow\"", "\"pages\": 4");
    }

    @Test
    void aFailedRunReadsOnlyTheRest() {
        system.connect();
        system.ebay.fault(Fault.status(ORDERS, 403).after(4));
        var failed = system.runToEnd("{}");
        assertThat(failed.path("state").asText()).isEqualTo("FAILED");
        var run = id(failed);
        system.ebay.forgetCalls();

        var resumed = resume(run);

        assertThat(resumed.json().path("error").isNull()).isTrue();
        system.queue.deliver(system.worker);
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(SyncSystem.PAGES - FIRST_WINDOW);
        everyOrderOnce();
    }

    @Test
    void aRunIsNotResumedWhileAnotherOneIsUnderWay() {
        system.connect();
        var run = stoppedAtPage(3);
        var other = system.ask("{}");

        var answer = resume(run);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("run_id").asText()).isEqualTo(other.toString());
        assertThat(system.state(run)).isEqualTo("STOPPED");
    }

    @Test
    void aRunIsNotResumedAfterALaterOneSucceeded() {
        system.connect();
        var run = stoppedAtPage(3);
        system.advance(Duration.ofSeconds(1));
        system.runToEnd("{}");

        refused(run, "A later sync of this account and resource succeeded, so there is nothing left to read.");
    }

    @Test
    void onlyAnEndedRunOfThisReleaseIsResumed() {
        system.connect();
        var live = system.ask("{}");
        refused(live, "The run has not ended, so there is nothing to resume.");
        system.queue.deliver(system.worker);
        refused(live, "The run succeeded, so there is nothing to resume.");
        var old = stoppedAtPage(1);
        system.sql.run("UPDATE sync_runs SET resumable = false WHERE id = ?", old);
        refused(old, "The run was started by an older release and cannot be resumed; start a new sync.");
    }

    @Test
    void aResumeThatDoesNotReachTheQueueLeavesAFailedRun() {
        system.connect();
        var run = stoppedAtPage(3);
        system.queue.disconnect();
        try (var cutOff = system.http()) {
            var answer = SyncSystem.send(cutOff, HttpEvent.post(path(run), "").bearer(TestSession.of("ADMIN")));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
        } finally {
            system.queue.reconnect();
        }
        assertThat(system.show(run).path("error").path("code").asText()).isEqualTo("queue_unavailable");
        assertThat(resume(run).status()).as("it can be resumed again").isEqualTo(202);
    }

    @Test
    void aViewerCannotResumeOrReset() {
        var account = system.connect();
        var run = stoppedAtPage(1);
        var viewer = TestSession.of("VIEWER");

        assertThat(system.send(HttpEvent.post(path(run), "").bearer(viewer)).status())
                .isEqualTo(403);
        assertThat(system.send(HttpEvent.post(reset(account), "").bearer(viewer))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theReasonOfAStopIsInTheReceiptAndInTheEvent() {
        system.connect();
        var run = system.ask("{}");

        var receipt = stop(run, "{\"reason\":\"  wrong account \"}").json().path("stop");

        assertThat(receipt.path("reason").asText()).isEqualTo("wrong account");
        assertThat(stop(run, "{\"reason\":\"another\"}").json().path("stop")).isEqualTo(receipt);
        assertThat(system.sql.text("SELECT details ->> 'reason' FROM event_log WHERE event = 'sync.stopped'"))
                .isEqualTo("wrong account");
    }

    @Test
    void aReasonIsAShortText() {
        system.connect();
        var run = system.ask("{}");

        assertThat(stop(run, "{\"reason\":\"" + "x".repeat(501) + "\"}").fields())
                .containsExactly("reason");
        assertThat(stop(run, "{\"reason\":7}").fields()).containsExactly("reason");
        assertThat(stop(run, "{\"reason\":\" \"}").fields()).containsExactly("reason");
        assertThat(system.state(run)).isEqualTo("QUEUED");
    }

    @Test
    void aResetWatermarkMakesTheNextSyncReadEverythingAgain() {
        var account = system.connect();
        system.runToEnd("{}");

        var answer = system.post(reset(account), "{}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("had_watermark").asBoolean()).isTrue();
        assertThat(answer.json().path("deleted_records").asInt()).isZero();
        var next = system.runToEnd("{}");
        assertThat(next.path("rows").path("unchanged").asInt()).isEqualTo(SyncSystem.ORDERS);
        assertThat(system.sql.texts("SELECT event FROM event_log WHERE event = 'sync.reset'"))
                .hasSize(1);
    }

    @Test
    void aResetDeletesRowsOnlyIfAskedTo() {
        var account = system.connect();
        system.runToEnd("{}");

        var answer = system.post(reset(account), "{\"rows\":true}");

        assertThat(answer.json().path("deleted_records").asInt()).isEqualTo(SyncSystem.ORDERS);
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isZero();
        assertThat(system.sql.number("SELECT count(*) FROM order_line_items")).isZero();
        assertThat(system.runToEnd("{}").path("rows").path("inserted").asInt()).isEqualTo(SyncSystem.ORDERS);
    }

    @Test
    void everyResourceCanBeReset() {
        var account = system.connect();
        for (var resource : system.worker.context().getBean(Resources.class).names()) {
            var answer =
                    system.post("/api/ebay/sync/checkpoints/" + account + "/" + resource + "/reset", "{\"rows\":true}");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        }
    }

    @Test
    void aResourceIsNotResetWhileARunIsUnderWay() {
        var account = system.connect();
        system.runToEnd("{}");
        var run = system.ask("{}");

        var answer = system.post(reset(account), "{\"rows\":true}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("run_id").asText()).isEqualTo(run.toString());
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
        assertThat(system.sql.number("SELECT count(*) FROM sync_checkpoints")).isEqualTo(1);
    }

    @Test
    void onlyWhatExistsIsReset() {
        var account = system.connect();

        assertThat(system.post("/api/ebay/sync/checkpoints/" + account + "/nothing/reset", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(system.post(reset(UUID.randomUUID()), "{}").status()).isEqualTo(404);
        assertThat(system.post(reset(account), "{\"rows\":\"yes\"}").fields()).containsExactly("rows");
    }

    private UUID stoppedAtPage(int page) {
        var run = system.ask("{}");
        system.ebay.forgetCalls();
        system.atPage(page, () -> stop(run, "{\"reason\":\"too slow\"}"));
        system.queue.deliver(system.worker);
        assertThat(system.state(run)).isEqualTo("STOPPED");
        system.ebay.onCall(call -> {});
        return run;
    }

    private void refused(UUID run, String detail) {
        var answer = resume(run);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("detail").asText()).isEqualTo(detail);
    }

    private void everyOrderOnce() {
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
        assertThat(system.sql.number("SELECT count(*) FROM order_line_items"))
                .isEqualTo(system.sql.number("SELECT sum(jsonb_array_length(raw -> 'lineItems')) FROM orders"));
        assertThat(system.sql.number("SELECT count(*) FROM sync_window_records"))
                .isZero();
    }

    private HttpAnswer resume(UUID run) {
        return system.post(path(run), "");
    }

    private HttpAnswer stop(UUID run, String body) {
        return system.post("/api/ebay/sync/runs/" + run + "/cancel", body);
    }

    private static String path(UUID run) {
        return "/api/ebay/sync/runs/" + run + "/resume";
    }

    private static String reset(UUID account) {
        return "/api/ebay/sync/checkpoints/" + account + "/orders/reset";
    }

    private static UUID id(JsonNode run) {
        return UUID.fromString(run.path("id").asText());
    }
}
