package dev.ebayconnector.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

final class ContactDataTest {

    private static final String ORDER = """
        {"orderId": "1", "sellerId": "seller-a", "buyerCheckoutNotes": "Ring twice",
         "buyer": {"username": "buyer-1", "taxAddress": {"city": "Ulm"}, "taxIdentifier": {"taxpayerId": "T1"},
                   "telegram": "@new", "buyerRegistrationAddress": {"fullName": "Ann", "email": "a@x.example",
                   "primaryPhone": {"phoneNumber": "555"}}},
         "fulfillmentStartInstructions": [
            {"finalDestinationAddress": {"city": "Bonn"},
             "shippingStep": {"shipTo": {"fullName": "Ann", "email": "a@x.example"}, "shipToReferenceId": "r"},
             "ebaySupportedFulfillment": false}],
         "lineItems": [{"lineItemId": "2", "giftDetails": {"recipientEmail": "b@x.example", "message": "Hi"},
                        "linkedOrderLineItems": [{"sellerId": "seller-b"}]}]}
        """;

    @Test
    void withoutEmailTheRestOfTheBuyerStays() throws JsonProcessingException {
        assertThat(left(ContactData.EMAIL, ORDER))
                .isEqualTo(Json.MAPPER.readTree(ORDER.replace(", \"email\": \"a@x.example\"", "")
                        .replace("\"recipientEmail\": \"b@x.example\", ", "")));
    }

    @Test
    void withoutContactDataOnlyTheUserNameAndTheSellerStay() throws JsonProcessingException {
        assertThat(left(ContactData.ALL, ORDER)).isEqualTo(Json.MAPPER.readTree("""
            {"orderId": "1", "sellerId": "seller-a", "buyer": {"username": "buyer-1"},
             "fulfillmentStartInstructions": [{"shippingStep": {}, "ebaySupportedFulfillment": false}],
             "lineItems": [{"lineItemId": "2", "linkedOrderLineItems": [{"sellerId": "seller-b"}]}]}
            """));
    }

    @Test
    void aLineItemLosesItsGift() throws JsonProcessingException {
        var item = "{\"lineItemId\":\"2\",\"giftDetails\":{\"recipientEmail\":\"b@x.example\",\"senderName\":\"Bo\"}}";
        var split = PersonalSplit.of(item, PersonalPaths.LINE_ITEM);
        assertThat(ContactData.EMAIL.removedFrom(split.personal()).restore(split.facts()))
                .isEqualTo("{\"lineItemId\":\"2\",\"giftDetails\":{\"senderName\":\"Bo\"}}");
        assertThat(ContactData.ALL.removedFrom(split.personal()).isEmpty()).isTrue();
    }

    @Test
    void aColumnStaysAndASecondTimeChangesNothing() {
        var members = PersonalSplit.of(ORDER, PersonalPaths.ORDER).personal().withColumn("buyer_username", "buyer-1");
        for (var data : ContactData.values()) {
            var once = data.removedFrom(members);
            assertThat(once.column("buyer_username")).contains("buyer-1");
            assertThat(data.removedFrom(once)).isSameAs(once);
        }
    }

    @Test
    void aBuyerWithoutAUserNameIsNoMember() {
        var members = PersonalSplit.of("{\"buyer\":{\"taxAddress\":{}}}", PersonalPaths.ORDER)
                .personal();
        assertThat(ContactData.ALL.removedFrom(members).isEmpty()).isTrue();
    }

    private static JsonNode left(ContactData data, String order) throws JsonProcessingException {
        var split = PersonalSplit.of(order, PersonalPaths.ORDER);
        return Json.MAPPER.readTree(data.removedFrom(split.personal()).restore(split.facts()));
    }
}
