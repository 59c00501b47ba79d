package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.sync.run.quota.QuotaDay;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.TestSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The connector stays within its share of eBay's limits: 80 % of them, half of which first loads may use. */
@ExtendWith(PatientSync.class)
final class QuotaShareTest {

    private static final int PLENTY = 100_000;

    private final SyncSystem system;

    QuotaShareTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void aFirstLoadWaitsForTheNextDayAtHalfOfTheShare() {
        system.connect();
        system.ebay.orderQuota(10);

        var run = UUID.fromString(system.runToEnd("{}").path("id").asText());

        assertThat(system.ebay.calls(SyncSystem.PAGE)).as("10 × 80 % × 50 %").isEqualTo(4);
        var waiting = system.show(run).path("waiting");
        assertThat(waiting.path("code").asText()).isEqualTo("quota_share_used");
        assertThat(Instant.parse(waiting.path("until").asText())).isEqualTo(QuotaDay.end(system.clock.instant()));
        system.ebay.orderQuota(PLENTY);
        anotherDay();
        system.sweep();
        system.queue.deliver(system.worker);
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.ebay.calls(SyncSystem.PAGE))
                .as("no page twice")
                .isEqualTo(system.show(run).path("pages").asLong());
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
    }

    @Test
    void pagesSideBySideKeepTheShareToo() {
        system.connect();
        system.ebay.orderQuota(10);
        system.ask("{}");
        var worker = system.worker(Map.of("SYNC_PARALLEL_CALLS", "8"));
        try (var _ = worker.context()) {
            system.queue.deliver(worker);
        }

        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(4);
    }

    @Test
    void anIncrementOfAnUrgentResourceUsesTheWholeShare() {
        system.connect();
        system.runToEnd("{}");
        anotherDay();
        system.ebay.orderQuota(10);
        system.sql.run("""
            INSERT INTO ebay_calls (environment, api, day, calls) VALUES ('production', 'sell/fulfillment', ?, 7)
            """, QuotaDay.of(system.clock.instant()));

        assertThat(system.runToEnd("{}").path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(system.runToEnd("{}").path("waiting").path("code").asText()).isEqualTo("quota_share_used");
    }

    @Test
    void whatOthersUseOfTheLimitCounts() {
        system.connect();
        system.ebay.orderQuota(PLENTY);
        dryRun();
        system.sql.run("UPDATE ebay_calls SET calls = 0");

        var budget = dryRun().path("budget");

        assertThat(budget.path("used_by_others").asInt()).isEqualTo(1);
        assertThat(budget.path("used_today").asInt()).isEqualTo(1);
    }

    @Test
    void aDryRunShowsTheForecastOfTheDay() {
        system.connect();
        system.ebay.orderQuota(10);

        var dry = dryRun();

        var budget = dry.path("budget");
        assertThat(budget.path("api").asText()).isEqualTo("sell/fulfillment");
        assertThat(budget.path("limit").asInt()).isEqualTo(10);
        assertThat(budget.path("share").asInt()).isEqualTo(8);
        assertThat(budget.path("used_today").asInt()).isEqualTo(1);
        assertThat(budget.path("forecast_today").asInt())
                .isEqualTo(1 + dry.path("estimate").path("calls_at_most").asInt());
        assertThat(budget.path("fits").asBoolean()).isFalse();
    }

    @Test
    void withoutEbaysWordItsPublishedLimitCounts() {
        system.connect();
        system.ebay.fault(Fault.status("/developer/analytics/", 500).always());

        assertThat(dryRun().path("budget").path("limit").asInt()).isEqualTo(100_000);
    }

    @Test
    void everyCallIsCountedFailedOnesToo() {
        system.connect();
        system.ebay.orderQuota(PLENTY);
        system.ebay.fault(Fault.status("/sell/fulfillment/", 500).after(2).times(2));

        var run = system.runToEnd("{}");

        var quota = quota();
        assertThat(quota.path("used").asLong())
                .isEqualTo(system.ebay.calls(SyncSystem.PAGE))
                .isEqualTo(run.path("pages").asLong() + 2);
        assertThat(quota.path("used_urgent")).isEqualTo(quota.path("used"));
        assertThat(quota.path("limit").asInt()).isEqualTo(PLENTY);
        assertThat(quota.path("share").asInt()).isEqualTo(PLENTY * 80 / 100);
        assertThat(quota.path("blocked_until").isNull()).isTrue();
        assertThat(Instant.parse(quota.path("resets_at").asText())).isEqualTo(QuotaDay.end(system.clock.instant()));
    }

    @Test
    void ebayIsAskedForItsLimitOnceAnHour() {
        system.connect();
        system.runToEnd("{}");
        system.runToEnd("{}");
        assertThat(system.ebay.calls("analytics.rate_limit")).isEqualTo(1);
        system.advance(Duration.ofMinutes(61));

        system.runToEnd("{}");

        assertThat(system.ebay.calls("analytics.rate_limit")).isEqualTo(2);
    }

    @Test
    void theQuotaIsShownToEveryoneWhoIsSignedIn() {
        system.connect();
        system.runToEnd("{}");

        var viewer = system.send(
                HttpEvent.get("/api/ebay/sync/quota?environment=production").bearer(TestSession.of("VIEWER")));
        assertThat(viewer.status()).isEqualTo(200);
        assertThat(viewer.json().path("items")).hasSize(1);
        assertThat(system.get("/api/ebay/sync/quota?environment=sandbox").json().path("items"))
                .isEmpty();
        assertThat(system.get("/api/ebay/sync/quota?environment=moon").fields()).containsExactly("environment");
    }

    private JsonNode quota() {
        return system.get("/api/ebay/sync/quota").json().path("items").path(0);
    }

    private JsonNode dryRun() {
        return system.post("/api/ebay/sync/orders", "{\"dry_run\":true}").json();
    }

    private void anotherDay() {
        system.advance(Duration.between(system.clock.instant(), QuotaDay.end(system.clock.instant()))
                .plusSeconds(1));
    }
}
