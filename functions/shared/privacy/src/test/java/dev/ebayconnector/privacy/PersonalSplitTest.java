package dev.ebayconnector.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalSplitTest {

    private static final String ORDER = """
        {"orderId": "1", "sellerId": "shop", "buyerCheckoutNotes": "ring twice",
         "buyer": {"username": "jo", "taxAddress": {"city": "Bonn"}, "newMember": {"loyalty": "jo-7"}},
         "total": 1.10, "big": 1E+40,
         "fulfillmentStartInstructions": [
           {"type": "SHIP_TO", "shippingStep": {"carrier": "DHL", "shipTo": {"fullName": "Jo Doe", "email": "j@x.de"}}},
           {"type": "PICKUP", "finalDestinationAddress": {"addressLine1": "Main St 1"}}],
         "lineItems": [{"lineItemId": "1"}, {"lineItemId": "2", "giftDetails": {"recipientEmail": "amy@x.de"}}]}\
        """;

    @Test
    void theFactsHoldNoPersonalDataAndTheRestIsRestored() throws Exception {
        var split = PersonalSplit.of(ORDER, PersonalPaths.ORDER);

        for (var planted : List.of("jo", "shop", "ring", "Bonn", "Doe", "j@x.de", "Main", "amy", "loyalty")) {
            assertThat(split.facts()).doesNotContain(planted);
        }
        assertThat(split.facts()).contains("\"carrier\":\"DHL\"", "\"lineItemId\":\"2\"", "1.10");
        assertThat(tree(split.restored())).isEqualTo(tree(ORDER));
        assertThat(tree(PersonalMembers.of(split.personal().json()).restore(split.facts())))
                .isEqualTo(tree(ORDER));
    }

    @Test
    void theOrderOfMembersDoesNotMatter() {
        var one = PersonalSplit.of("{\"buyer\":{\"a\":1,\"b\":{\"c\":2,\"d\":3}}}", PersonalPaths.ORDER);
        var other = PersonalSplit.of("{\"buyer\":{\"b\":{\"d\":3,\"c\":2},\"a\":1}}", PersonalPaths.ORDER);

        assertThat(one.personal().json()).isEqualTo(other.personal().json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "\"text\"",
                "[]",
                "{}",
                "[{\"buyer\":{\"username\":\"jo\"}},[{\"buyer\":\"jo\"}]]",
                "{\"buyer\":null}",
                "{\"buyer\":[\"jo\",{\"username\":\"jo\"}]}",
                "{\"Buyer\":{\"username\":\"jo\"},\"BUYER\":\"jo\"}",
                "{\"fulfillmentStartInstructions\":{\"shippingStep\":[{\"shipTo\":\"jo\"},{\"a/b~c\":1}]}}",
                "{\"fulfillmentStartInstructions\":\"none\",\"lineItems\":[1,null,{\"giftDetails\":\"jo\"}]}",
                "{\"\":{\"~\":1},\"x/y\":[1e400,0.10,-0,12345678901234567890123]}"
            })
    void oddJsonIsDividedAndRestored(String json) throws Exception {
        var split = PersonalSplit.of(json, PersonalPaths.ORDER);

        assertThat(split.facts()).doesNotContain("jo");
        assertThat(tree(split.restored())).isEqualTo(tree(json));
    }

    /** Whatever the record looks like: its personal values are in no fact, and nothing is lost. */
    @ParameterizedTest
    @EnumSource(PersonalPaths.class)
    void everyRecordIsDividedAndRestored(PersonalPaths paths) throws Exception {
        var random = new Random(20261121);
        for (int i = 0; i < 500; i++) {
            var tree = RandomRecord.of(random, paths);

            var split = PersonalSplit.of(tree.toString(), paths);

            assertThat(split.facts()).as(tree.toString()).doesNotContain(RandomRecord.PERSONAL);
            assertThat(tree(split.restored())).isEqualTo(tree(tree.toString()));
            assertThat(split.personal().without(paths.paths()).isEmpty()).isTrue();
        }
    }

    @Test
    void someMembersCanBeLeftOut() throws Exception {
        var personal = PersonalSplit.of(ORDER, PersonalPaths.ORDER).personal();

        var less = personal.without(List.of(
                "fulfillmentStartInstructions/shippingStep/shipTo/email", "buyer/taxAddress", "lineItems/giftDetails"));

        var rest = less.restore(PersonalSplit.of(ORDER, PersonalPaths.ORDER).facts());
        assertThat(rest).contains("Jo Doe", "ring twice", "jo-7").doesNotContain("j@x.de", "Bonn", "amy");
        assertThat(less.without(List.of("lineItems")).json()).isEqualTo(less.json());
        assertThat(personal.json()).contains("j@x.de");
        var without = (ObjectNode) tree(rest);
        assertThat(without.path("buyer").path("username").textValue()).isEqualTo("jo");
    }

    @Test
    void aPersonalTextIsFoundByItsPath() {
        var personal = PersonalSplit.of(ORDER, PersonalPaths.ORDER).personal();

        assertThat(personal.text("buyer/username")).hasValue("jo");
        assertThat(personal.text("sellerId")).hasValue("shop");
        assertThat(personal.text("fulfillmentStartInstructions/shippingStep/shipTo/fullName"))
                .hasValue("Jo Doe");
        assertThat(personal.text("buyer/taxAddress")).isEmpty();
        assertThat(personal.text("orderId")).isEmpty();
    }

    @Test
    void whatIsNotJsonIsRefused() {
        assertThatThrownBy(() -> PersonalSplit.of("{\"buyer\":", PersonalPaths.ORDER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the record is not JSON");
    }

    private static JsonNode tree(String json) throws Exception {
        return Json.MAPPER.readTree(json);
    }
}
