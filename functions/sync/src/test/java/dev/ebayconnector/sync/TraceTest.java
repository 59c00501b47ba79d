package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.CapturedLog;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.TestSession;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A trace that a client begins reaches the worker by the queue, and from there SQL, events, log lines and eBay. */
@ExtendWith(RunningSync.class)
@Timeout(120)
final class TraceTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    private final SyncSystem system;
    private final Set<String> headers = new ConcurrentSkipListSet<>();
    private final Set<String> sessions = new ConcurrentSkipListSet<>();

    TraceTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void aTraceGoesFromTheRequestToEverythingThatTheRunDoes() {
        system.connect();
        system.ebay.inventory().size(20);
        var json = Map.of("LOG_FORMAT", "json", "SYNC_PARALLEL_CALLS", "8");
        watch();
        try (var log = new CapturedLog()) {
            var http = system.http(json);
            var worker = system.worker(json);
            log.clear();
            for (var resource : new String[] {"inventory", "offers", "transactions"}) {
                var request = HttpEvent.post("/api/ebay/sync/" + resource, "{}").header("X-Request-ID", "r-1");
                var asked = SyncSystem.send(
                        http, request.header("traceparent", PARENT).bearer(TestSession.of("ADMIN")));
                assertThat(asked.status()).isEqualTo(202);
                system.queue.deliver(worker);
            }
            var lines =
                    log.lines().stream().filter(line -> line.has("request_id")).toList();
            assertThat(lines).hasSizeGreaterThan(4).allSatisfy(line -> {
                assertThat(line.path("trace_id").asText()).isEqualTo(TRACE);
                assertThat(line.path("request_id").asText()).isEqualTo("r-1");
            });
            assertThat(log.lines("dev.ebayconnector.sync.run.work.RunWorker"))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.has("run_id") && line.has("account_id"))
                            .isTrue());
            http.close();
            worker.context().close();
        }
        assertThat(headers)
                .hasSizeGreaterThan(5)
                .allMatch(header -> header.matches("00-" + TRACE + "-[0-9a-f]{16}-01"));
        assertThat(headers).doesNotContain(PARENT);
        assertThat(sessions).contains("connector-sync-worker r-1 " + TRACE);
        assertThat(system.sql.texts("SELECT DISTINCT coalesce(details ->> 'trace_id', event) FROM event_log"))
                .containsExactly(TRACE);
    }

    @Test
    void aMessageOfTheReleaseBeforeBeginsATraceOfItsOwn() {
        system.connect();
        var run = system.ask("{}");
        system.queue.take();
        system.queue.send(run.toString());
        watch();
        system.queue.deliver(system.worker);
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(headers)
                .hasSizeGreaterThanOrEqualTo(SyncSystem.PAGES)
                .allMatch(header -> header.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"))
                .allMatch(header -> header.startsWith(headers.iterator().next().substring(0, 35)));
    }

    @Test
    void theTraceOfAMessageThatIsNoneIsReplaced() {
        system.connect();
        var run = system.ask("{}");
        system.queue.take();
        system.queue.send(run.toString(), "ff-" + TRACE + "-b7ad6b7169203331-01");
        watch();
        system.queue.deliver(system.worker);
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(headers).isNotEmpty().noneMatch(header -> header.contains(TRACE));
    }

    private void watch() {
        system.ebay.onCall(call -> {
            headers.add(call.traceparent());
            sessions.addAll(system.sql.texts(
                    "SELECT application_name FROM pg_stat_activity WHERE application_name LIKE ?",
                    "connector-sync-worker%"));
        });
    }
}
