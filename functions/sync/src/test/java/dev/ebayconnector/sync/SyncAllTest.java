package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestSession;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One request for every resource that is switched on, and what happens to those that are off. */
@ExtendWith(RunningSync.class)
final class SyncAllTest {

    private static final String ALL = "/api/ebay/sync/all";

    private final SyncSystem system;

    SyncAllTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void everyResourceHasItsOutcome() {
        var account = system.connect();

        var first = system.post(ALL, "{}");
        var second = system.post(ALL, "{}");

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.json().path("account_id").asText()).isEqualTo(account.toString());
        assertThat(first.json().path("resources")).hasSize(resources());
        var orders = outcome(first, "orders");
        assertThat(orders.path("outcome").asText()).isEqualTo("started");
        assertThat(orders.path("run").path("state").asText()).isEqualTo("QUEUED");
        assertThat(second.status()).as("nothing was started").isEqualTo(200);
        assertThat(outcome(second, "orders").path("outcome").asText()).isEqualTo("already_active");
        assertThat(outcome(second, "orders").path("run_id").asText())
                .isEqualTo(orders.path("run_id").asText());
    }

    @Test
    void aCallerCanWaitForAllOfThem() {
        system.connect();
        var worker = CompletableFuture.runAsync(
                () -> IntStream.range(0, 2).forEach(_ -> system.queue.deliver(system.worker)));

        try (var two = system.http(Map.of("SYNC_RESOURCES", "orders,disputes"))) {
            var answer =
                    LambdaCall.http(two, HttpEvent.post(ALL, "{\"wait\":20}").bearer(TestSession.of("ADMIN")));

            worker.join();
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(outcome(answer, "orders").path("run").path("state").asText())
                    .as(answer.toString())
                    .isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void aDryRunReportsEachAndStartsNone() {
        system.connect();

        var answer = system.post(ALL, "{\"dry_run\":true}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("dry_run").asBoolean()).isTrue();
        assertThat(outcome(answer, "orders").path("outcome").asText()).isEqualTo("dry_run");
        assertThat(outcome(answer, "orders")
                        .path("report")
                        .path("estimate")
                        .path("records")
                        .asInt())
                .as(answer.toString())
                .isEqualTo(SyncSystem.ORDERS);
        assertThat(system.sql.number("SELECT count(*) FROM sync_runs")).isZero();
    }

    @Test
    void aResourceWithoutItsScopeOrWithoutAnythingToReadIsToldAndNotStarted() {
        system.connect();

        assertThat(outcome(system.post(ALL, "{\"to\":\"2020-01-01T00:00:00Z\"}"), "orders")
                        .path("outcome")
                        .asText())
                .isEqualTo("nothing_to_read");
        system.sql.run("UPDATE tokens SET scopes = ?", Scope.all(Scope.IDENTITY).toString());
        var missing = outcome(system.post(ALL, "{}"), "orders");
        assertThat(missing.path("outcome").asText()).isEqualTo("missing_scope");
        assertThat(missing.path("missing_scopes").path(0).asText()).isEqualTo(Scope.ORDERS.value());
        assertThat(system.sql.number("SELECT count(*) FROM sync_runs WHERE resource = 'orders'"))
                .isZero();
    }

    @Test
    void aQueueThatIsUnavailableIsTold() {
        system.connect();
        var cutOff = system.http();
        system.queue.disconnect();
        try {
            var answer = LambdaCall.http(cutOff, HttpEvent.post(ALL, "{}").bearer(TestSession.of("ADMIN")));

            assertThat(outcome(answer, "orders").path("outcome").asText()).isEqualTo("queue_unavailable");
            assertThat(system.state(UUID.fromString(
                            outcome(answer, "orders").path("run_id").asText())))
                    .isEqualTo("FAILED");
        } finally {
            system.queue.reconnect();
            cutOff.getApplicationContext().close();
        }
    }

    @Test
    void aResourceThatIsSwitchedOffIsRefusedAndLeftOutOfAll() {
        system.connect();
        try (var off = system.http(Map.of("SYNC_RESOURCES", "messages"))) {
            var one = LambdaCall.http(
                    off, HttpEvent.post("/api/ebay/sync/orders", "{}").bearer(TestSession.of("ADMIN")));
            var all = LambdaCall.http(off, HttpEvent.post(ALL, "{}").bearer(TestSession.of("ADMIN")));

            assertThat(one.status()).isEqualTo(409);
            assertThat(one.json().path("detail").asText()).contains("orders", "SYNC_RESOURCES");
            assertThat(all.json().path("resources").findValuesAsText("resource"))
                    .doesNotContain("orders");
        }
        assertThat(system.post("/api/ebay/sync/coupons", "{}").status()).isEqualTo(404);
    }

    @Test
    void theScopeOfEachResourceNamesIt() {
        assertThat(system.worker.context().getBean(Resources.class).on())
                .isNotEmpty()
                .allSatisfy(resource -> assertThat(resource.scope().resources()).contains(resource.name()));
    }

    private int resources() {
        return system.worker.context().getBean(Resources.class).on().size();
    }

    private static JsonNode outcome(HttpAnswer answer, String resource) {
        for (var each : answer.json().path("resources")) {
            if (each.path("resource").asText().equals(resource)) {
                return each;
            }
        }
        throw new AssertionError("no outcome of " + resource + ": " + answer);
    }
}
