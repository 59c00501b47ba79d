package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.fakeebay.FakeEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run over a bad line to an eBay that fails in every way: in the end each order is stored once. */
@Timeout(120)
final class FaultyEbayTest {

    private static final int ORDERS = 6_000;
    private static final long SEED = 11;
    /** No fault lasts, and eBay gives calls anew within seconds. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private static final int MOST_INVOCATIONS = 40;

    @Test
    void everyOrderIsStoredOnceAndNoOtherHostIsAsked() throws Exception {
        try (var system = new SyncSystem(ORDERS);
                var proxy = new FaultyProxy(system, SEED)) {
            system.connect(FakeEnvironment.SANDBOX);
            var run = system.ask("{}");
            var worker = system.worker(Map.of("EBAY_SANDBOX_API_URL", proxy.url(), "SYNC_PARALLEL_CALLS", "4"));
            try (var _ = worker.context()) {
                workToEnd(system, worker, run);
            }

            var ended = system.show(run);
            assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("SUCCEEDED");
            assertThat(proxy.served()).containsOnlyKeys(FaultyProxy.Kind.values());
            assertThat(proxy.askedElsewhere()).isZero();
            everyOrderIsThereOnce(system, proxy, run);
        }
    }

    private static void everyOrderIsThereOnce(SyncSystem system, FaultyProxy proxy, UUID run) {
        assertThat(proxy.listed()).hasSize(ORDERS);
        assertThat(proxy.malformed()).hasSizeGreaterThan(ORDERS / 100);
        var good = new TreeSet<>(proxy.listed());
        good.removeAll(proxy.malformed());
        assertThat(system.sql.texts("SELECT order_id FROM orders ORDER BY order_id COLLATE \"C\""))
                .isEqualTo(List.copyOf(good));
        assertThat(system.sql.texts("SELECT record_key FROM quarantined_records ORDER BY record_key COLLATE \"C\""))
                .isEqualTo(List.copyOf(new TreeSet<>(proxy.malformed())));
        var rows = system.show(run).path("rows");
        assertThat(rows.path("inserted").asInt()).isEqualTo(good.size());
        assertThat(rows.path("quarantined").asInt()).isEqualTo(proxy.malformed().size());
    }

    /** As SQS and the scheduler do: whenever a run waits, its time comes and it is put on the queue again. */
    private static void workToEnd(SyncSystem system, SyncWorkerFunction worker, UUID run) {
        for (int invocation = 0; invocation < MOST_INVOCATIONS; invocation++) {
            system.queue.deliver(worker);
            var shown = system.show(run);
            if (!shown.path("state").asText().equals("WAITING")) {
                return;
            }
            var until = Instant.parse(shown.path("waiting").path("until").asText());
            assertThat(until)
                    .as(shown.path("waiting").toString())
                    .isBefore(system.clock.instant().plus(LONGEST_PAUSE));
            system.advance(Duration.between(system.clock.instant(), until).plusMillis(10));
            system.sweep();
        }
    }
}
