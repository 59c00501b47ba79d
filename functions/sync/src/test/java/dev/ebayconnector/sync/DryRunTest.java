package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.fakeebay.Fault;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A dry run tells what a sync would cost, truly, and starts nothing. */
@ExtendWith(RunningSync.class)
final class DryRunTest {

    private static final String ANALYTICS = "/developer/analytics/";

    private final SyncSystem system;

    DryRunTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void aFirstLoadIsEstimatedByOneCallForAllItsWindows() {
        system.connect();

        var dry = dryRun("{\"dry_run\":true}");

        assertThat(dry.path("dry_run").asBoolean()).isTrue();
        assertThat(dry.path("windows")).hasSize(3);
        assertThat(dry.path("windows").findValuesAsText("list")).containsOnly("creationdate");
        assertThat(dry.path("estimate").path("records").asInt()).isEqualTo(SyncSystem.ORDERS);
        assertThat(SyncSystem.PAGES)
                .isBetween(
                        dry.path("estimate").path("calls_at_least").asInt(),
                        dry.path("estimate").path("calls_at_most").asInt());
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(1);
        assertThat(dry.path("error").isNull()).isTrue();
    }

    @Test
    void whatIsLeftOfTheQuotaIsTold() {
        system.connect();
        var before = dryRun("{\"dry_run\":true}").path("quota");
        system.runToEnd("{}");
        var after = dryRun("{\"dry_run\":true}").path("quota");

        assertThat(before.path("limit").asInt()).isEqualTo(100_000);
        assertThat(before.path("remaining").asInt() - after.path("remaining").asInt())
                .isEqualTo(SyncSystem.PAGES + 1);
        assertThat(Instant.parse(before.path("resets_at").asText())).isAfter(system.clock.instant());
    }

    @Test
    void nothingIsStoredAndNothingStarted() {
        system.connect();

        dryRun("{\"dry_run\":true}");

        assertThat(system.sql.number("SELECT count(*) FROM sync_runs")).isZero();
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isZero();
        assertThat(system.queue.empty()).isTrue();
        assertThat(system.post("/api/ebay/sync/orders", "{}").status())
                .as("and nothing is in the way")
                .isEqualTo(202);
    }

    @Test
    void afterASyncOnlyTheChangesAreLeftToReadAndTheEstimateIsExact() {
        system.connect();
        system.runToEnd("{}");
        system.advance(Duration.ofHours(2));
        system.ebay.touchNewestOrders("seller-a", 250);
        system.advance(Duration.ofMinutes(1));

        var dry = dryRun("{\"dry_run\":true}");

        assertThat(dry.path("windows")).hasSize(1);
        assertThat(dry.path("windows").path(0).path("list").asText()).isEqualTo("lastmodifieddate");
        int calls = dry.path("estimate").path("calls_at_most").asInt();
        assertThat(dry.path("estimate").path("calls_at_least").asInt())
                .isEqualTo(calls)
                .isGreaterThanOrEqualTo(2);
        assertThat(system.runToEnd("{}").path("pages").asInt()).isEqualTo(calls);
    }

    @Test
    void aSellerWhoMustConnectAgainIsKnownBeforeTheSync() {
        system.connect();
        system.ebay.revokeRefreshTokens("seller-a");
        system.advance(Duration.ofHours(2));

        var dry = dryRun("{\"dry_run\":true}");

        assertThat(dry.path("estimate").isNull()).isTrue();
        assertThat(dry.path("error").path("code").asText()).isEqualTo("needs_reconnect");
        assertThat(dry.path("windows")).hasSize(3);
    }

    @Test
    void withoutTheQuotaTheEstimateStands() {
        system.connect();
        system.ebay.fault(Fault.status(ANALYTICS, 500));

        var dry = dryRun("{\"dry_run\":true}");

        assertThat(dry.path("quota").isNull()).isTrue();
        assertThat(dry.path("estimate").path("records").asInt()).isEqualTo(SyncSystem.ORDERS);
    }

    @Test
    void anEmptyPeriodIsRefused() {
        system.connect();

        assertThat(system.post("/api/ebay/sync/orders", "{\"to\":\"2020-01-01T00:00:00Z\"}")
                        .fields())
                .containsExactly("to");
        assertThat(system.post("/api/ebay/sync/orders", "{\"from\":\"" + system.clock.instant() + "\"}")
                        .fields())
                .containsExactly("from");
    }

    private JsonNode dryRun(String body) {
        var answer = system.post("/api/ebay/sync/orders", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }
}
