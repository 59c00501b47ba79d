package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.sync.AlteringProxy.Reply;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.TestSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every call of eBay is an event of its run, readable afterwards and while it runs. */
@ExtendWith(RunningSync.class)
@Timeout(60)
final class CallEventsTest {

    private static final String ORDERS = "/sell/fulfillment/";
    private static final Pattern IDS = Pattern.compile("(?m)^id: (.*)$");

    private final SyncSystem system;

    CallEventsTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void everyCallIsThereWithItsRetries() {
        system.connect();
        system.ebay.fault(Fault.status(ORDERS, 503).after(2).times(2));

        var run = run();

        var calls = calls(run);
        assertThat(calls).hasSize(SyncSystem.PAGES + 2);
        assertThat(calls.stream().map(call -> call.path("call").path("status").asInt()))
                .startsWith(200, 200, 503, 503, 200);
        assertThat(calls.stream().map(call -> call.path("call").path("attempt").asInt()))
                .startsWith(1, 1, 1, 2, 3, 1);
        var first = calls.getFirst();
        assertThat(first.path("call").path("method").asText()).isEqualTo("GET");
        assertThat(first.path("call").path("target").asText()).startsWith("/sell/fulfillment/v1/order?filter=");
        assertThat(first.path("call").path("bytes").asInt()).isGreaterThan(1000);
        assertThat(first.path("ebay_request_id").asText()).isNotEmpty();
        assertThat(system.show(run).path("retries").asInt()).isEqualTo(2);
    }

    @Test
    void theCallsOfAPageThatFailedAreThere() {
        system.connect();
        system.ebay.fault(Fault.status(ORDERS, 403).after(2));

        var calls = calls(run());

        assertThat(calls.stream().map(call -> call.path("call").path("status").asInt()))
                .containsExactly(200, 200, 403);
    }

    @Test
    void aCallThatWasCancelledIsThere() throws Exception {
        system.connect(FakeEnvironment.SANDBOX);
        var asked = new CompletableFuture<Void>();
        var forever = new CompletableFuture<Void>();
        system.sandbox.answerOrders((call, offset, limit) -> {
            asked.complete(null);
            forever.join();
            return new Reply(500, "");
        });
        var run = system.ask("{}");
        var worker = Thread.ofPlatform().start(() -> system.queue.deliver(system.worker));
        asked.join();
        system.stop(run);
        worker.join();
        forever.complete(null);

        assertThat(calls(run)).hasSize(1);
        assertThat(calls(run).getFirst().path("call").path("failure").asText()).isEqualTo("cancelled");
    }

    @Test
    void noTokenIsKept() {
        system.connect();

        run();

        assertThat(system.sql.number(
                        "SELECT count(*) FROM sync_calls WHERE target ~ 'v(\\^|%5E)1' OR target ~* 'bearer'"))
                .isZero();
        assertThat(system.sql.number("SELECT count(*) FROM sync_calls")).isEqualTo(SyncSystem.PAGES);
    }

    @Test
    void eventsAndCallsComeInTheOrderOfTheirTimesAndPageByPageTheSame() {
        system.connect();
        var run = run();
        var all = events(run, "");

        var types = all.stream().map(item -> item.path("type").asText()).toList();
        assertThat(types)
                .hasSize(SyncSystem.PAGES + 2)
                .startsWith("event", "call")
                .endsWith("call", "event");
        assertThat(all.getFirst().path("event").asText()).isEqualTo("sync.queued");
        assertThat(all.getLast().path("event").asText()).isEqualTo("sync.succeeded");
        assertThat(all.stream().map(item -> item.path("at").asText())).isSorted();
        var paged = new ArrayList<JsonNode>();
        var next = "0-0";
        do {
            var answer = system.get(path(run) + "?limit=3&after=" + next).json();
            answer.path("items").forEach(paged::add);
            next = answer.path("next").asText();
        } while (paged.size() < all.size());
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void aReaderThatWaitsGetsWhatHappensNext() {
        system.connect();
        var run = system.ask("{}");
        var after = system.get(path(run)).json().path("next").asText();
        var waiting = CompletableFuture.supplyAsync(() -> system.get(path(run) + "?wait=20&after=" + after));

        system.queue.deliver(system.worker);

        assertThat(waiting.join().json().path("items").path(0).path("type").asText())
                .isEqualTo("call");
    }

    @Test
    void aStreamContinuesBehindItsLastEvent() {
        system.connect();
        var run = run();

        var first = stream(run, null);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Content-Type")).startsWith("text/event-stream");
        assertThat(body(first)).startsWith("retry: 1000\n\nid: ").endsWith("\n\n");
        var ids = ids(first);
        assertThat(ids).hasSize(SyncSystem.PAGES + 2).doesNotHaveDuplicates();
        assertThat(ids(stream(run, ids.get(3)))).isEqualTo(ids.subList(4, ids.size()));
        system.advance(Duration.ofSeconds(4));
        assertThat(stream(run, ids.getLast()).status())
                .as("the run has ended: do not connect again")
                .isEqualTo(204);
    }

    @Test
    void aStreamThatHasNothingNewEndsAndAsksToComeBack() {
        system.connect();
        var run = system.ask("{}");
        var ids = ids(stream(run, null));

        var answer = system.send(HttpEvent.get(path(run) + "?wait=1")
                .header("accept", "text/event-stream")
                .header("last-event-id", ids.getLast())
                .bearer(TestSession.of("ADMIN")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(body(answer)).isEqualTo("retry: 1000\n\n");
    }

    @Test
    void onlyAdminsReadEventsAndOnlyPlacesAreAccepted() {
        system.connect();
        var run = system.ask("{}");

        assertThat(system.send(HttpEvent.get(path(run)).bearer(TestSession.of("VIEWER")))
                        .status())
                .isEqualTo(403);
        assertThat(system.get(path(run) + "?after=7&wait=21").fields()).containsExactlyInAnyOrder("after", "wait");
        assertThat(stream(run, "x").fields()).containsExactly("Last-Event-ID");
        assertThat(system.get(path(UUID.randomUUID())).status()).isEqualTo(404);
    }

    private UUID run() {
        return UUID.fromString(system.runToEnd("{}").path("id").asText());
    }

    private List<JsonNode> calls(UUID run) {
        return events(run, "").stream()
                .filter(item -> item.path("type").asText().equals("call"))
                .toList();
    }

    private List<JsonNode> events(UUID run, String query) {
        var items = new ArrayList<JsonNode>();
        system.get(path(run) + query).json().path("items").forEach(items::add);
        return items;
    }

    private HttpAnswer stream(UUID run, String last) {
        var event =
                HttpEvent.get(path(run)).header("accept", "text/event-stream").bearer(TestSession.of("ADMIN"));
        return system.send(last == null ? event : event.header("last-event-id", last));
    }

    private static List<String> ids(HttpAnswer answer) {
        return IDS.matcher(body(answer)).results().map(match -> match.group(1)).toList();
    }

    private static String body(HttpAnswer answer) {
        return new String(answer.bytes(), StandardCharsets.UTF_8);
    }

    private static String path(UUID run) {
        return "/api/ebay/sync/runs/" + run + "/events";
    }
}
