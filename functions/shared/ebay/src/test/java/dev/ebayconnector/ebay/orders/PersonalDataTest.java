package dev.ebayconnector.ebay.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was known of a buyer stays when eBay hides it; what eBay shows is taken. */
final class PersonalDataTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BUYER = "/buyer/buyerRegistrationAddress";
    private static final String SHIP_TO = "/fulfillmentStartInstructions/0/shippingStep/shipTo";
    private static final String STORED = """
        {"orderId":"1","creationDate":"2026-01-01T00:00:00.000Z","lastModifiedDate":"2026-01-01T00:00:00.000Z",
         "orderFulfillmentStatus":"NOT_STARTED","buyerCheckoutNotes":"Ring twice",
         "buyer":{"username":"buyer-b","taxAddress":{"postalCode":"94105","countryCode":"US"},
          "buyerRegistrationAddress":{"fullName":"Buyer B","companyName":"B Ltd",
           "contactAddress":{"addressLine1":"1 Main St","addressLine2":"Flat 2","city":"Leeds","countryCode":"GB"},
           "primaryPhone":{"phoneNumber":"5550100"},"email":"b@members.ebay.com"}},
         "fulfillmentStartInstructions":[{"shippingStep":{"shipTo":{"fullName":"Buyer B",
           "contactAddress":{"addressLine1":"1 Main St","countryCode":"GB"},"email":"b@members.ebay.com"},
           "shippingCarrierCode":"DHL"}}],
         "lineItems":[{"lineItemId":"1","giftDetails":{"senderName":"Ada","message":"For you"}}]}
        """;

    @Test
    void maskedDataAreReplacedByThoseKnownAndTheRestIsTaken() {
        var fresh = order();
        fresh.put("lastModifiedDate", "2026-06-01T00:00:00.000Z").put("orderFulfillmentStatus", "FULFILLED");
        fresh.remove("buyerCheckoutNotes");
        mask(fresh, BUYER);
        mask(fresh, SHIP_TO);
        ((ObjectNode) fresh.at("/lineItems/0/giftDetails"))
                .put("senderName", "***")
                .put("message", "***");

        var kept = kept(fresh);

        var expected = order();
        expected.put("lastModifiedDate", "2026-06-01T00:00:00.000Z").put("orderFulfillmentStatus", "FULFILLED");
        assertThat(kept).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "{}", "[]", "\"******\"", "\"- -\""})
    void whateverHidesAMemberOfAMaskedContactIsReplaced(String hidden) {
        var fresh = order();
        mask(fresh, BUYER);
        ((ObjectNode) fresh.at(BUYER)).set("primaryPhone", tree(hidden));

        assertThat(kept(fresh)).isEqualTo(order());
    }

    @Test
    void anEmailAddressThatEbayLeavesOutIsKept() {
        var fresh = order();
        ((ObjectNode) fresh.at(BUYER)).remove("email");
        ((ObjectNode) fresh.at(SHIP_TO)).remove("email");

        assertThat(kept(fresh)).isEqualTo(order());
    }

    @Test
    void aWholeBuyerThatEbayLeavesOutIsKept() {
        var fresh = order();
        fresh.remove("buyer");
        ((ObjectNode) fresh.at("/fulfillmentStartInstructions/0/shippingStep")).remove("shipTo");

        assertThat(kept(fresh)).isEqualTo(order());
    }

    @Test
    void anAddressThatEbayShowsIsTakenWithWhatItLacks() {
        var fresh = order();
        var contact = (ObjectNode) fresh.at(BUYER);
        contact.remove("companyName");
        ((ObjectNode) contact.path("contactAddress"))
                .put("addressLine1", "9 New Street")
                .remove("addressLine2");

        var kept = kept(fresh);

        assertThat(kept.at(BUYER + "/contactAddress/addressLine1").asText()).isEqualTo("9 New Street");
        assertThat(kept.at(BUYER + "/contactAddress").has("addressLine2")).isFalse();
        assertThat(kept.at(BUYER).has("companyName")).isFalse();
    }

    @Test
    void whatWasNeverKnownStaysHidden() {
        var stored = order();
        mask(stored, BUYER);
        var fresh = order();
        mask(fresh, BUYER);

        assertThat(tree(read(fresh).withBuyerOf(stored.toString()).raw())).isEqualTo(fresh);
    }

    @Test
    void anOrderThatHidesNothingIsKeptAsEbaySentIt() {
        var fresh = read(order());

        assertThat(fresh.withBuyerOf(STORED)).isSameAs(fresh);
    }

    private static void mask(ObjectNode order, String pointer) {
        var contact = (ObjectNode) order.at(pointer);
        contact.put("fullName", "*****").remove("email");
        ((ObjectNode) contact.path("contactAddress"))
                .put("addressLine1", "*****")
                .remove("city");
        if (contact.path("primaryPhone") instanceof ObjectNode phone) {
            phone.put("phoneNumber", "*****");
        }
    }

    private static JsonNode kept(ObjectNode fresh) {
        return tree(read(fresh).withBuyerOf(STORED).raw());
    }

    private static EbayOrder read(ObjectNode order) {
        return OrderReader.read(order, order.toString());
    }

    private static ObjectNode order() {
        return (ObjectNode) tree(STORED);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
