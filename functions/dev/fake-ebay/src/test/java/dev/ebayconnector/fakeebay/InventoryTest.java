package dev.ebayconnector.fakeebay;

import static dev.ebayconnector.fakeebay.FakeEnvironment.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Items and offers follow eBay's rules for pages, empty answers and SKUs. */
final class InventoryTest extends FakeEbayScene {

    private static final String INVENTORY = SCOPE + "/sell.inventory.readonly";
    private static final String SELLER = "seller-a";

    @Test
    void theOffsetOfItemsIsThePageNumberAndLinksHaveNoHost() {
        ebay.inventory().size(450);

        JsonNode second = items("?limit=200&offset=1").json();

        assertThat(second.path("total").asInt()).isEqualTo(450);
        assertThat(second.path("size").asInt()).as("pages").isEqualTo(3);
        assertThat(skus(second))
                .isEqualTo(ebay.inventory().skus(PRODUCTION, SELLER).subList(200, 400));
        assertThat(second.path("next").asText()).isEqualTo("/sell/inventory/v1/inventory_item?offset=2&limit=200");
        assertThat(items("?limit=200&offset=2").json().has("next")).isFalse();
    }

    @Test
    void itemsThatLeaveMoveThoseBehindForwardAndNewOnesComeLast() {
        ebay.inventory().size(3);

        ebay.inventory().remove(SELLER, "SKU-00001");
        ebay.inventory().add(SELLER, "NEW 1");

        assertThat(skus(items("").json())).containsExactly("SKU-00002", "SKU-00003", "NEW 1");
    }

    @ParameterizedTest
    @CsvSource({"?limit=0,25706", "?limit=201,25706", "?offset=-1,25706"})
    void wrongPagesAreRefused(String query, int error) {
        assertThat(items(query).status()).isEqualTo(400);
        assertThat(items(query).errorId()).isEqualTo(error);
    }

    @Test
    void aMissingAcceptLanguageIsRefused() {
        Answer refused = client.getAs(accessToken(INVENTORY), ebay.apiUrl() + "/sell/inventory/v1/inventory_item");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorId()).isEqualTo(25709);
    }

    @Test
    void anEmptyInventoryIsEitherAnEmptyListOrNotFound() {
        ebay.inventory().size(0);

        assertThat(items("").json().path("total").asInt(-1)).isZero();
        ebay.inventory().emptyIsNotFound(true);
        assertThat(items("").status()).isEqualTo(404);
    }

    @Test
    void offersAreReadBySku() {
        JsonNode one = offers("SKU-00001").json();
        JsonNode two = offers("SKU-00005").json();

        assertThat(one.path("total").asInt()).isEqualTo(1);
        assertThat(one.at("/offers/0/sku").asText()).isEqualTo("SKU-00001");
        assertThat(two.path("offers").findValuesAsText("format")).containsExactly("FIXED_PRICE", "AUCTION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A/B#1 +&ü", "50% off; size=XL?", "SKU-23456789012345678901234567890123456789012 100%"})
    void oddSkusAreFoundIfTheyAreEncoded(String sku) {
        assertThat(ebay.inventory().skus(PRODUCTION, SELLER)).contains(sku);
        assertThat(offers(sku).json().at("/offers/0/sku").asText()).isEqualTo(sku);
    }

    @Test
    void aSkuWithoutOffersIsNotFoundAndABadOneIsRefused() {
        assertThat(offers("SKU-00009").status()).isEqualTo(404);
        assertThat(offers("SKU-00009").errorId()).isEqualTo(25713);
        assertThat(offers("").errorId()).isEqualTo(25707);
        ebay.inventory().refuse("SKU-00001");
        assertThat(offers("SKU-00001").status()).isEqualTo(400);
        assertThat(offers("SKU-00001").errorId()).isEqualTo(25707);
    }

    @Test
    void theScopeOfTheInventoryIsNeeded() {
        Answer refused = client.getAs(
                accessToken(ORDERS), ebay.apiUrl() + "/sell/inventory/v1/inventory_item", "Accept-Language", "en-US");

        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void itemsDifferInEverythingAReaderMustCopeWith() {
        List<JsonNode> items = new ArrayList<>();
        items("?limit=200").json().path("inventoryItems").forEach(items::add);

        assertThat(items).allMatch(item -> item.has("locale") && item.has("sku"));
        for (String member : List.of("product", "availability", "condition", "groupIds")) {
            assertThat(items).as(member).anyMatch(item -> item.has(member)).anyMatch(item -> !item.has(member));
        }
        assertThat(items).anyMatch(item -> item.at("/product/aspects/Color").isArray());
    }

    @Test
    void theInventoryIsChangedFromOutside() {
        String route = ebay.apiUrl() + "/_fake/inventory";

        assertThat(client.json("POST", route, "{\"skus\":2}").status()).isEqualTo(204);
        assertThat(client.json(
                                "POST",
                                route,
                                "{\"seller\":\"seller-a\",\"add\":[\"X\"],\"remove\":[\"SKU-00001\"],\"refuse\":[\"X\"]}")
                        .status())
                .isEqualTo(204);

        assertThat(skus(items("").json())).containsExactly("SKU-00002", "X");
        assertThat(offers("X").errorId()).isEqualTo(25707);
        assertThat(client.json("POST", route, "{\"seller\":\"unknown\"}").status())
                .isEqualTo(400);
    }

    /** The contract types aspects as a text, though eBay sends a map. */
    @ParameterizedTest
    @ValueSource(strings = {"oas30", "oas31"})
    void itemsAndOffersKeepTheContract(String folder) throws IOException {
        Optional<Contract> contract = Contract.find(folder + "/sell_inventory_v1_oas3.json");
        assumeTrue(contract.isPresent(), "eBay's contracts are not beside this project");

        JsonNode page = items("?limit=200").json();
        assertThat(contract.get().faults(page, "InventoryItems"))
                .allMatch(fault -> fault.startsWith("$.inventoryItems[].product.aspects has"));
        for (String sku : skus(page)) {
            Answer offers = offers(sku);
            if (offers.status() == 200) {
                assertThat(contract.get().faults(offers.json(), "Offers")).isEmpty();
            }
        }
    }

    private static List<String> skus(JsonNode page) {
        return page.path("inventoryItems").findValuesAsText("sku");
    }

    private Answer items(String query) {
        return get("/sell/inventory/v1/inventory_item" + query);
    }

    private Answer offers(String sku) {
        return get("/sell/inventory/v1/offer?limit=100&sku="
                + URLEncoder.encode(sku, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private Answer get(String target) {
        return client.getAs(accessToken(INVENTORY), ebay.apiUrl() + target, "Accept-Language", "en-US");
    }
}
