package dev.ebayconnector.fakeebay;

import static dev.ebayconnector.fakeebay.FakeEnvironment.PRODUCTION;
import static dev.ebayconnector.fakeebay.FakeEnvironment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class QuotaTest extends FakeEbayScene {

    @BeforeEach
    void aQuotaOfThreeCalls() {
        restart(FakeEbaySettings.defaults().quota(3).at(Clocks.at("2026-05-01T12:00:00Z")));
    }

    @Test
    void theQuotaIsSharedByTheSellersOfAnApplicationAndEndsWith2001() {
        orders("");
        orders("");
        orders("/99-00000-00000");
        String other = ebay.grant(PRODUCTION, "seller-b", ORDERS).accessToken();

        Answer refused = client.getAs(other, ebay.apiUrl() + "/sell/fulfillment/v1/order");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.errorId()).isEqualTo(2001);
        String sandbox = ebay.grant(SANDBOX, "seller-b", ORDERS).accessToken();
        assertThat(client.getAs(sandbox, ebay.apiUrl() + "/sell/fulfillment/v1/order")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void analyticsTellsWhatIsLeftAndWhenItIsFullAgain() {
        orders("");
        orders("");

        JsonNode rate =
                rateLimits("?api_context=sell&api_name=fulfillment").json().at("/rateLimits/0/resources/0/rates/0");

        assertThat(rate.get("count").asInt()).isEqualTo(2);
        assertThat(rate.get("remaining").asInt()).isEqualTo(1);
        assertThat(rate.get("limit").asInt()).isEqualTo(3);
        assertThat(rate.get("reset").asText()).isEqualTo("2026-05-02T07:00:00.000Z");
    }

    @Test
    void theQuotaIsFullAgainAtMidnightPacific() {
        ebay.orderQuota(1);
        orders("");
        assertThat(orders("").status()).isEqualTo(429);

        ebay.advance(Duration.between(ebay.now(), Instant.parse("2026-05-02T07:00:00Z")));

        assertThat(orders("").status()).isEqualTo(200);
    }

    @Test
    void analyticsWantsAnApplicationTokenAndHasNothingOnOtherApis() {
        Answer byUser = client.getAs(accessToken(SCOPE), ebay.apiUrl() + "/developer/analytics/v1_beta/rate_limit/");
        Answer other = rateLimits("?api_context=sell&api_name=inventory");

        assertThat(byUser.errorId()).isEqualTo(1003);
        assertThat(other.status()).isEqualTo(204);
        assertThat(other.text()).isEmpty();
    }

    private Answer rateLimits(String query) {
        String token = token(PRODUCTION, Map.of("grant_type", "client_credentials", "scope", SCOPE))
                .json()
                .get("access_token")
                .asText();
        return client.getAs(token, ebay.apiUrl() + "/developer/analytics/v1_beta/rate_limit/" + query);
    }
}
