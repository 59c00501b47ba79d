package dev.ebayconnector.fakeebay;

import static dev.ebayconnector.fakeebay.FakeEnvironment.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

final class AdminTest extends FakeEbayScene {

    @Test
    void callsAreCountedPerEndpointAndCanBeForgotten() {
        orders("");
        orders("");
        refresh(PRODUCTION, "unknown");

        JsonNode calls = client.get(admin("calls")).json();
        assertThat(calls.get("total").asInt()).isEqualTo(3);
        assertThat(calls.at("/calls/order.page").asInt()).isEqualTo(2);
        assertThat(calls.at("/calls/token.refresh").asInt()).isEqualTo(1);

        client.json("DELETE", admin("calls"), "");
        assertThat(client.get(admin("calls")).json().get("total").asInt()).isZero();
    }

    @Test
    void faultsAreSetListedAndCleared() {
        Answer set = client.json("POST", admin("faults"), """
            {"path_prefix":"/sell/","kind":"429","count":2,"after":1}\
            """);
        assertThat(set.status()).isEqualTo(201);

        assertThat(orders("").status()).isEqualTo(200);
        assertThat(orders("").status()).isEqualTo(429);
        assertThat(client.get(admin("faults")).json().at("/items/0/count").asInt())
                .isEqualTo(1);

        assertThat(client.json("DELETE", admin("faults"), "").status()).isEqualTo(204);
        assertThat(orders("").status()).isEqualTo(200);
    }

    @Test
    void aFaultWithCountZeroLastsUntilCleared() {
        client.json("POST", admin("faults"), """
            {"path_prefix":"/sell/","status":503,"count":0}\
            """);

        assertThat(orders("").status()).isEqualTo(503);
        assertThat(orders("").status()).isEqualTo(503);
        assertThat(client.get(admin("faults")).json().at("/items/0/count").asInt())
                .isZero();
    }

    @Test
    void anUnknownFaultIsRefusedWithTheKnownOnes() {
        Answer refused = client.json("POST", admin("faults"), "{\"kind\":\"explode\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("repeat_last_page");
    }

    @Test
    void aRuNameGetsItsAddresses() {
        String runame = ebay.credentials(PRODUCTION).runame();
        Answer set = client.json("PUT", admin("runames/" + runame), """
            {"accepted_url":"http://127.0.0.1:9/new?x=1","declined_url":"http://127.0.0.1:9/no"}\
            """);

        assertThat(set.status()).isEqualTo(204);
        assertThat(ebay.approve(authorizeUrl(consent(PRODUCTION)), "seller-a").toString())
                .startsWith("http://127.0.0.1:9/new?x=1&state=state-1&code=");
    }

    @Test
    void anUnknownRuNameIsRefused() {
        Answer refused = client.json("PUT", admin("runames/Another-App"), """
            {"accepted_url":"http://127.0.0.1:9/","declined_url":"http://127.0.0.1:9/"}\
            """);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("Another-App");
    }

    @Test
    void tokensOfASellerAreRevoked() {
        Grant grant = ebay.grant(PRODUCTION, "seller-a", ORDERS);

        client.json("POST", admin("tokens/revoke"), "{\"seller\":\"seller-a\"}");
        assertThat(refresh(PRODUCTION, grant.refreshToken()).status()).isEqualTo(400);
        assertThat(client.getAs(grant.accessToken(), ebay.apiUrl() + "/sell/fulfillment/v1/order")
                        .status())
                .isEqualTo(200);

        client.json("POST", admin("tokens/revoke"), "{\"seller\":\"seller-a\",\"access\":true}");
        assertThat(client.getAs(grant.accessToken(), ebay.apiUrl() + "/sell/fulfillment/v1/order")
                        .status())
                .isEqualTo(401);
        assertThat(client.json("POST", admin("tokens/revoke"), "{\"seller\":\"unknown\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theClockTheQuotaAndTheOrdersAreSteered() {
        String token = accessToken(ORDERS);
        client.json("POST", admin("clock"), "{\"advance_seconds\":7200}");
        assertThat(client.getAs(token, ebay.apiUrl() + "/sell/fulfillment/v1/order")
                        .status())
                .isEqualTo(401);

        String moment = Json.time(ebay.now().minusSeconds(30));
        client.json("POST", admin("orders/touch"), "{\"seller\":\"seller-a\",\"count\":2}");
        assertThat(filtered("lastmodifieddate:[" + moment + "..]")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(2);

        client.json("PUT", admin("quota"), "{\"orders_per_day\":0}");
        assertThat(orders("").status()).isEqualTo(429);
    }

    @Test
    void theStateHoldsNoSecret() {
        Grant grant = ebay.grant(PRODUCTION, "seller-a", ORDERS);

        Answer state = client.get(admin("state"));

        assertThat(state.json().get("orders").asInt()).isEqualTo(500);
        assertThat(state.json().get("refresh_tokens").asInt()).isEqualTo(1);
        assertThat(state.text())
                .doesNotContain(
                        grant.accessToken(),
                        grant.refreshToken(),
                        ebay.credentials(PRODUCTION).clientSecret());
        assertThat(ebay.credentials(PRODUCTION).toString())
                .doesNotContain(ebay.credentials(PRODUCTION).clientSecret());
    }

    private String admin(String path) {
        return ebay.apiUrl() + "/_fake/" + path;
    }
}
