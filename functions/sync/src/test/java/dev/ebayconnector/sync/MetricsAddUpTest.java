package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.testing.CapturedLog;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.TestSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The printed figures are what was done: by the fake eBay's count of calls, the rows, and the requests sent. */
@ExtendWith(RunningSync.class)
@Timeout(120)
final class MetricsAddUpTest {

    private static final List<String> RESOURCES =
            List.of("orders", "transactions", "disputes", "messages", "inventory", "offers");

    /** The fake's endpoints whose calls count towards a quota, by the word before the dot. */
    private static final Map<String, List<String>> ENDPOINTS = Map.of(
            "orders", List.of("order"),
            "transactions", List.of("transaction", "payout", "funds"),
            "disputes", List.of("dispute"),
            "messages", List.of("message"));

    /** Where a first run writes each record once; a dispute is written a second time with its details. */
    private static final Map<String, String> TABLES =
            Map.of("orders", "orders", "inventory", "inventory_items", "offers", "offers");

    private final SyncSystem system;

    MetricsAddUpTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void theFiguresOfRunsAreThoseOfEbayAndOfTheTables() throws Exception {
        system.ebay.inventory().size(60);
        system.connect();
        var json = new HashMap<>(Map.of("LOG_FORMAT", "json"));
        try (var log = new CapturedLog()) {
            var http = system.http(json);
            var worker = system.worker(json);
            // The token has expired, so that the first run renews it; two calls fail and are repeated.
            system.advance(Duration.ofHours(3));
            system.ebay.fault(
                    Fault.status("/sell/fulfillment/v1/order", 500).after(2).times(2));
            system.ebay.forgetCalls();
            log.clear();

            int requests = 0;
            int deliveries = 0;
            for (var resource : RESOURCES) {
                var asked = SyncSystem.send(http, post("/api/ebay/sync/" + resource));
                assertThat(asked.status()).isEqualTo(202);
                requests++;
                while (!ended(asked.json().path("id").asText())) {
                    system.queue.deliver(worker);
                    deliveries++;
                }
            }
            int failures = failedRequest(http);
            var figures = new Figures(log.metrics());

            assertThat(system.sql.texts("SELECT DISTINCT state FROM sync_runs")).containsExactly("SUCCEEDED");
            assertThat(figures.of("SyncFunction", "Invocations")).isEqualTo(requests + failures);
            assertThat(figures.of("SyncFunction", "Failures")).isEqualTo(failures);
            assertThat(figures.of("SyncWorkerFunction", "Invocations")).isEqualTo(deliveries);
            assertThat(figures.of("SyncWorkerFunction", "Failures")).isZero();
            assertThat(figures.count("SyncWorkerFunction", "Duration")).isEqualTo(deliveries);
            calls(figures);
            rows(figures);
            assertThat(figures.of("SyncWorkerFunction", "Refreshes"))
                    .isEqualTo(system.ebay.calls(SyncSystem.REFRESH))
                    .isPositive();
            problems(figures);
            http.close();
            worker.context().close();
        }
    }

    private void calls(Figures figures) {
        var counted = figures.by("SyncWorkerFunction", "EbayCalls", "Resource");
        assertThat(counted.keySet()).containsExactlyInAnyOrderElementsOf(RESOURCES);
        for (var resource : RESOURCES) {
            assertThat(counted.get(resource))
                    .as("calls of " + resource)
                    .isEqualTo(system.sql.number("SELECT sum(calls) FROM sync_runs WHERE resource = ?", resource));
        }
        ENDPOINTS.forEach((resource, words) -> assertThat(counted.get(resource))
                .as("eBay's calls of " + resource)
                .isEqualTo(asked(words)));
        assertThat(counted.get("inventory") + counted.get("offers")).isEqualTo(asked(List.of("inventory")));
    }

    private double asked(List<String> words) {
        return system.ebay.calls().entrySet().stream()
                .filter(endpoint -> words.contains(endpoint.getKey().replaceFirst("\\..*", "")))
                .mapToLong(Entry::getValue)
                .sum();
    }

    private void rows(Figures figures) {
        var stored = figures.by("SyncWorkerFunction", "RowsStored", "Resource");
        for (var resource : RESOURCES) {
            assertThat(stored.get(resource))
                    .as("rows of " + resource)
                    .isEqualTo(system.sql.number(
                            "SELECT sum(rows_inserted + rows_updated) FROM sync_runs WHERE resource = ?", resource))
                    .isPositive();
        }
        TABLES.forEach((resource, table) -> assertThat(stored.get(resource))
                .as("rows in " + table)
                .isEqualTo(system.sql.number("SELECT count(*) FROM " + table)));
    }

    private void problems(Figures figures) {
        var told =
                system.sql.texts("SELECT event FROM event_log WHERE level IN ('WARN', 'ERROR') ORDER BY event").stream()
                        .collect(Collectors.groupingBy(event -> event, TreeMap::new, Collectors.summingDouble(_ -> 1)));
        var measured = new TreeMap<>(figures.by("SyncWorkerFunction", "Problems", "Event"));
        assertThat(measured).isEqualTo(told);
    }

    /** Returns how many failed. */
    private int failedRequest(SyncFunction http) {
        system.sql.run("ALTER TABLE sync_runs RENAME TO broken_runs");
        try {
            assertThat(SyncSystem.send(
                                    http, HttpEvent.get("/api/ebay/sync/runs").bearer(TestSession.of("ADMIN")))
                            .status())
                    .isEqualTo(500);
            return 1;
        } finally {
            system.sql.run("ALTER TABLE broken_runs RENAME TO sync_runs");
        }
    }

    private boolean ended(String run) {
        return system.sql.number(
                        "SELECT count(*) FROM sync_runs WHERE id = CAST(? AS uuid) AND finished_at IS NOT NULL", run)
                == 1;
    }

    private static HttpEvent post(String target) {
        return HttpEvent.post(target, "{}").bearer(TestSession.of("ADMIN"));
    }

    /** Reads lines as CloudWatch does. */
    private record Figures(List<JsonNode> lines) {

        double of(String function, String metric) {
            return lines.stream()
                    .filter(line -> line.path("Function").asText().equals(function))
                    .mapToDouble(line -> line.path(metric).asDouble())
                    .sum();
        }

        long count(String function, String metric) {
            return lines.stream()
                    .filter(line -> line.path("Function").asText().equals(function) && line.has(metric))
                    .mapToLong(line -> Math.max(1, line.path(metric).size()))
                    .sum();
        }

        Map<String, Double> by(String function, String metric, String dimension) {
            return lines.stream()
                    .filter(line -> line.path("Function").asText().equals(function))
                    .filter(line -> line.has(metric) && names(line).contains(dimension))
                    .collect(Collectors.groupingBy(
                            line -> line.path(dimension).asText(),
                            Collectors.summingDouble(line -> line.path(metric).asDouble())));
        }

        private static List<String> names(JsonNode line) {
            return StreamSupport.stream(
                            line.at("/_aws/CloudWatchMetrics/0/Dimensions/0").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
    }
}
