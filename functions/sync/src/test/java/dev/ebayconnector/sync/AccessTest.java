package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.fakeebay.FaultKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a run does about its access token, and how it fails without one. */
@ExtendWith(RunningSync.class)
final class AccessTest {

    private static final String ORDERS = "/sell/fulfillment/";

    private final SyncSystem system;

    AccessTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void aTokenRefusedInTheMiddleIsRefreshedOnceAndThePageAskedForOnceMore() {
        system.connect();
        system.ebay.fault(Fault.of(ORDERS, FaultKind.UNAUTHORIZED).after(2));

        var run = system.runToEnd("{}");

        assertThat(run.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(system.ebay.calls(SyncSystem.REFRESH)).isEqualTo(1);
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(SyncSystem.PAGES + 1);
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
    }

    @Test
    void aTokenRefusedTwiceEndsTheRunAndKeepsWhatWasStored() {
        var account = system.connect();
        system.ebay.fault(Fault.of(ORDERS, FaultKind.UNAUTHORIZED).after(2).times(2));

        var run = system.runToEnd("{}");

        failed(run, "ebay_refused_token");
        assertThat(system.ebay.calls(SyncSystem.REFRESH)).isEqualTo(1);
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(4);
        assertThat(run.path("pages").asInt()).isEqualTo(2);
        assertThat(run.path("calls").asInt()).isEqualTo(4);
        assertThat(system.sql.texts("SELECT watermark FROM sync_checkpoints WHERE account_id = ?", account))
                .isEmpty();
    }

    @Test
    void aTokenThatExpiresInTheMiddleIsRefreshedBeforeEbayMustRefuseIt() {
        system.connect();
        var run = system.ask("{}");
        var expired = system.atPage(2, () -> {
            system.advance(Duration.ofHours(2));
            return true;
        });

        system.queue.deliver(system.worker, Duration.ofHours(3));

        assertThat(expired).isCompleted();
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.ebay.calls(SyncSystem.REFRESH)).isEqualTo(1);
        assertThat(system.ebay.calls(SyncSystem.PAGE))
                .as("one refusal: the page that was on its way")
                .isEqualTo(SyncSystem.PAGES + 1);
    }

    @Test
    void aSellerWhoMustConnectAgainIsNamedAndEbayNotAskedForOrders() {
        var account = system.connect();
        system.ebay.revokeRefreshTokens("seller-a");
        system.advance(Duration.ofHours(2));

        var run = system.runToEnd("{}");

        failed(run, "needs_reconnect");
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isZero();
        assertThat(system.sql.text("SELECT status FROM accounts WHERE id = ?", account))
                .isEqualTo("NEEDS_RECONNECT");
    }

    @Test
    void aMissingScopeEndsTheRunWithoutARetry() {
        system.connect();
        system.ebay.fault(Fault.status(ORDERS, 403));

        failed(system.runToEnd("{}"), "ebay_forbidden");

        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(1);
        assertThat(system.ebay.calls(SyncSystem.REFRESH)).isZero();
    }

    private static void failed(JsonNode run, String word) {
        assertThat(run.path("state").asText()).isEqualTo("FAILED");
        assertThat(run.path("error").path("code").asText()).isEqualTo(word);
        assertThat(run.path("error").path("detail").asText()).isNotEmpty();
        assertThat(run.path("finished_at").asText()).isNotEmpty();
    }
}
