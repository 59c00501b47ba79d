package dev.ebayconnector.ebay.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.HostileServer;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.records.RecordPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Inventory API is asked, and what becomes of its less usual answers. */
final class InventoryAnswersTest {

    private static final String NO_OFFER =
            "{\"errors\":[{\"errorId\":25713,\"message\":\"This Offer is not available.\"}]}";

    private final HostileServer ebay = new HostileServer();
    private final EbayHttp http = new EbayHttp();

    InventoryAnswersTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        http.close();
        ebay.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        A/B#1 +&ü       | A%2FB%231%20%2B%26%C3%BC
        50% off; size=? | 50%25%20off%3B%20size%3D%3F
        plain-1_2.3     | plain-1_2.3
        """)
    void aSkuIsEncodedOnce(String sku, String encoded) {
        ebay.answer(HostileServer.json("404 Not Found", NO_OFFER));

        var page = offers(sku);

        assertThat(page.size()).isZero();
        assertThat(ebay.requests().getFirst())
                .startsWith("GET /sell/inventory/v1/offer?sku=" + encoded + "&limit=100&offset=0 ")
                .containsIgnoringCase("Accept-Language: en-US");
    }

    @Test
    void theOffsetOfAPageIsItsNumber() {
        ebay.answer(HostileServer.json("200 OK", """
            {"total":1000,"next":"https://another-host.example/sell/inventory/v1/inventory_item?offset=4&limit=200",
             "inventoryItems":[{"sku":"A"},{"sku":"B"}]}
            """));

        var page = new InventoryClient(http).items(call(), 200, 600);

        assertThat(ebay.requests())
                .extracting(request -> request.lines().findFirst().orElseThrow())
                .containsExactly("GET /sell/inventory/v1/inventory_item?limit=200&offset=3 HTTP/1.1");
        assertThat(page.nextOffset()).as("of the first item").hasValue(800);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"errors\":[{\"errorId\":25710,\"message\":\"not found\"}]}"})
    void aSellerWithoutItemsMayBe404(String body) {
        ebay.answer(HostileServer.json("404 Not Found", body));

        assertThat(new InventoryClient(http).items(call(), 200, 0).total()).isZero();
    }

    @Test
    void a404OfAGatewayIsNotAnEmptyInventory() {
        ebay.answer(
                HostileServer.http("404 Not Found", "text/html", "<h1>Not here</h1>".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> new InventoryClient(http).items(call(), 200, 0))
                .isInstanceOf(EbayException.class);
    }

    @Test
    void noContentMeansNoOffers() {
        ebay.answer(HostileServer.http("204 No Content", null, new byte[0]));

        assertThat(offers("A").total()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        25707 | This is an invalid value for a SKU.
        25709 | Invalid value for sku.
        """)
    void aRefusedSkuIsUnreadable(int error, String message) {
        ebay.answer(HostileServer.json(
                "400 Bad Request", "{\"errors\":[{\"errorId\":" + error + ",\"message\":\"" + message + "\"}]}"));

        var bad = offers("A\"B").unreadable().getFirst();

        assertThat(bad.key()).isEqualTo("sku A\"B");
        assertThat(bad.reason()).contains(Integer.toString(error), message);
        assertThat(bad.raw()).isEqualTo("{\"sku\":\"A\\\"B\"}");
    }

    @Test
    void anotherRefusalIsAFailure() {
        ebay.answer(HostileServer.json(
                "400 Bad Request",
                "{\"errors\":[{\"errorId\":25709,\"message\":\"Invalid value for header Accept-Language.\"}]}"));

        assertThatThrownBy(() -> offers("A")).hasMessageContaining("25709");
    }

    @Test
    void anItemMayHaveNothingButItsSku() {
        ebay.answer(HostileServer.json("200 OK", """
            {"total":2,"inventoryItems":[{"sku":"A"},
             {"sku":"B","product":{"aspects":"{}"},"availability":null,"new member":{"x":1}}]}
            """));

        var items = new InventoryClient(http).items(call(), 200, 0).records();

        assertThat(items).extracting(InventoryItem::sku).containsExactly("A", "B");
        assertThat(items).extracting(InventoryItem::aspects).containsOnlyNulls();
        assertThat(items.get(1).raw()).contains("new member");
    }

    private RecordPage<EbayOffer> offers(String sku) {
        return new OffersClient(http).offers(call(), List.of(sku)).getFirst();
    }

    private SellerCall call() {
        return new SellerCall(ebay.endpoint(), new Secret("token"));
    }
}
