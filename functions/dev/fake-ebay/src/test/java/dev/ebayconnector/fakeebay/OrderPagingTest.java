package dev.ebayconnector.fakeebay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class OrderPagingTest extends FakeEbayScene {
    @Test
    void followingTheLinksReachesEveryOrderOnceNewestFirst() {
        List<String> ids = new ArrayList<>();
        List<String> created = new ArrayList<>();
        walk("?limit=70", order -> {
            ids.add(order.get("orderId").asText());
            created.add(order.get("creationDate").asText());
        });

        assertThat(ids).hasSize(500).doesNotHaveDuplicates();
        assertThat(created).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(ebay.calls("order.page")).isEqualTo(8);
    }

    @Test
    void aFilterSurvivesItsLinks() {
        List<String> all = new ArrayList<>();
        walk(
                "?limit=200&filter=" + PlainClient.encoded("orderfulfillmentstatus:{NOT_STARTED|IN_PROGRESS}"),
                order -> all.add(order.get("orderFulfillmentStatus").asText()));

        assertThat(all).contains("NOT_STARTED", "IN_PROGRESS").doesNotContain("FULFILLED");
        assertThat(all).hasSizeBetween(50, 250);
    }

    @Test
    void aPageTellsWhereItIs() {
        JsonNode page = orders("?limit=50&offset=100").json();

        assertThat(page.get("total").asInt()).isEqualTo(500);
        assertThat(page.get("limit").asInt()).isEqualTo(50);
        assertThat(page.get("offset").asInt()).isEqualTo(100);
        assertThat(page.get("orders")).hasSize(50);
        assertThat(page.get("href").asText())
                .isEqualTo(ebay.apiUrl() + "/sell/fulfillment/v1/order?limit=50&offset=100");
        assertThat(page.get("next").asText()).endsWith("limit=50&offset=150");
        assertThat(page.get("prev").asText()).endsWith("limit=50&offset=50");
    }

    @Test
    void theLastPageHasNoNextAndBehindItNothingFollows() {
        assertThat(orders("?limit=50&offset=450").json().has("next")).isFalse();
        JsonNode behind = orders("?limit=50&offset=500").json();

        assertThat(behind.get("orders")).isEmpty();
        assertThat(behind.has("next")).isFalse();
        assertThat(behind.get("total").asInt()).isEqualTo(500);
    }

    @Test
    void theSameSeedWritesTheSameOrdersAndAnotherSeedOthers() {
        FakeEbaySettings settings = FakeEbaySettings.defaults().at(Clocks.at("2026-05-02T12:00:00Z"));
        restart(settings);
        String first = orders("?limit=200").json().get("orders").toString();
        restart(settings);
        String again = orders("?limit=200").json().get("orders").toString();
        restart(settings.data(43, 500, 90));
        String other = orders("?limit=200").json().get("orders").toString();

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void sellersHaveOrdersOfTheirOwn() {
        String other =
                ebay.grant(FakeEnvironment.PRODUCTION, "seller-b", ORDERS).accessToken();
        JsonNode ofB = client.getAs(other, ebay.apiUrl() + "/sell/fulfillment/v1/order?limit=1")
                .json()
                .get("orders")
                .get(0);
        JsonNode ofA = orders("?limit=1").json().get("orders").get(0);

        assertThat(ofB.get("sellerId").asText()).isEqualTo("seller-b");
        assertThat(ofB.get("orderId").asText()).isNotEqualTo(ofA.get("orderId").asText());
    }

    @Test
    void aHundredThousandOrdersAreReadWithoutBeingHeld() {
        restart(FakeEbaySettings.defaults().data(7, 100_000, 700));
        String filter =
                PlainClient.encoded("creationdate:[" + Json.time(ebay.now().minus(Duration.ofDays(700))) + "..]");

        JsonNode last = orders("?limit=200&offset=99800&filter=" + filter).json();

        assertThat(last.get("total").asInt()).isEqualTo(100_000);
        assertThat(last.get("orders")).hasSize(200);
        assertThat(last.has("next")).isFalse();
        assertThat(ebay.calls("order.page")).isEqualTo(1);
    }

    private void walk(String query, Consumer<JsonNode> each) {
        String token = accessToken(ORDERS);
        String url = ebay.apiUrl() + "/sell/fulfillment/v1/order" + query;
        while (url != null) {
            JsonNode page = client.getAs(token, url).json();
            page.get("orders").forEach(each);
            url = page.path("next").textValue();
        }
    }
}
