package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.fakeebay.Call;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The latency that {@link ScaleBench} counts. */
final class CallLanesTest {

    private static final Duration EACH = Duration.ofMillis(300);

    private final CallLanes lanes = new CallLanes(EACH, 2);

    @BeforeEach
    void begin() {
        lanes.begin();
    }

    @Test
    void asManyCallsAsThereAreLanesTakeTheTimeOfOne() {
        call("order.page", "/orders", "limit=200&offset=0");
        call("payout.page", "/payouts", "");
        assertThat(lanes.took()).isEqualTo(EACH);

        call("funds.summary", "/funds", "");
        assertThat(lanes.took()).isEqualTo(EACH.multipliedBy(2));
    }

    @Test
    void thePagesOfAListFollowEachOther() {
        call("order.page", "/orders", "limit=200&offset=0");
        call("order.page", "/orders", "limit=200&offset=200");
        call("order.page", "/orders", "limit=200&offset=400");

        assertThat(lanes.took()).isEqualTo(EACH.multipliedBy(3));
    }

    @Test
    void everyCallWaitsForATokenThatIsAskedForBeforeIt() {
        call("token.refresh", "/identity/v1/oauth2/token", "");
        call("order.page", "/orders", "");
        call("payout.page", "/payouts", "");

        assertThat(lanes.took()).isEqualTo(EACH.multipliedBy(2));
    }

    @Test
    void eachInvocationBeginsAnewAndTheCallsOfAllAreCounted() {
        call("order.page", "/orders", "");
        lanes.begin();

        assertThat(lanes.took()).isZero();
        assertThat(lanes.calls()).isEqualTo(1);
    }

    private void call(String endpoint, String path, String query) {
        lanes.add(new Call(endpoint, 1, "GET", path, query, ""));
    }
}
