package dev.ebayconnector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** Makes one buyer of several of the fake's, and puts into eBay's answers all that eBay may say of a person. */
final class Planted {

    static final String USERNAME = "planted.jo_77";
    static final String USER_ID = "pJ7vp1jySJC";
    static final String EIAS = "nY+sHZ2PrBmdj6wVnY+plantedEIAS==";
    static final String NAME = "Jolanda Plantösch";
    static final String STREET = "Plantedweg 17b";
    static final String MORE_STREET = "Hinterhaus Plantösch";
    static final String PHONE = "+49 30 55501997";
    static final String EMAIL = "jolanda.planted@example.org";

    /** Of them nothing may be left. */
    static final List<String> ALL = List.of(
            USERNAME,
            USER_ID,
            EIAS,
            "Jolanda",
            "Plantösch",
            "Plantedweg",
            STREET,
            MORE_STREET,
            PHONE,
            "55501997",
            EMAIL);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BUYERS = Pattern.compile("buyer-[0-9a-z]*[a-f]\\b");
    private static final Pattern MAILS = Pattern.compile(
            "(<Message><Sender>" + Pattern.quote(USERNAME) + "</Sender>(?:(?!</Message>).)*?<Content>)[^<]*",
            Pattern.DOTALL);

    private final AtomicBoolean spoilt = new AtomicBoolean();

    /** @param body an answer of eBay, JSON or XML */
    String into(String body) {
        var named = BUYERS.matcher(body).replaceAll(USERNAME);
        if (!named.startsWith("{")) {
            return MAILS.matcher(named).replaceAll("$1" + text());
        }
        try {
            var tree = JSON.readTree(named);
            plant(tree);
            return tree.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text() {
        return "I am " + NAME + ", " + STREET + ", call " + PHONE + " or write to " + EMAIL;
    }

    private void plant(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.has("orderId")
                    && object.at("/buyer/buyerRegistrationAddress").isObject()) {
                order(object);
            } else if (object.has("paymentDisputeId")) {
                dispute(object);
            } else {
                message(object);
            }
        }
        node.forEach(this::plant);
    }

    private void order(ObjectNode order) {
        var buyer = (ObjectNode) order.path("buyer");
        if (!buyer.path("username").asText().equals(USERNAME)) {
            return;
        }
        buyer.put("userId", USER_ID).put("eiasToken", EIAS);
        contact(buyer.path("buyerRegistrationAddress"));
        contact(order.at("/fulfillmentStartInstructions/0/shippingStep/shipTo"));
        order.put("buyerCheckoutNotes", text());
        ((ObjectNode) order.path("lineItems").get(0))
                .putObject("giftDetails")
                .put("message", text())
                .put("recipientEmail", EMAIL)
                .put("senderName", NAME);
        if (spoilt.compareAndSet(false, true)) {
            ((ObjectNode) order.at("/pricingSummary/total")).put("value", "a lot");
        }
    }

    private static void contact(JsonNode contact) {
        if (contact instanceof ObjectNode object) {
            object.put("fullName", NAME).put("email", EMAIL);
            object.putObject("primaryPhone").put("phoneNumber", PHONE);
            ((ObjectNode) object.path("contactAddress"))
                    .put("addressLine1", STREET)
                    .put("addressLine2", MORE_STREET);
        }
    }

    private static void dispute(ObjectNode dispute) {
        if (dispute.path("buyerUsername").asText().equals(USERNAME)) {
            dispute.put("note", text());
            var address =
                    dispute.putObject("returnAddress").put("fullName", NAME).put("addressLine1", STREET);
            address.putObject("primaryPhone").put("number", PHONE);
            dispute.putObject("buyerProvided").put("note", text());
            dispute.putArray("evidence")
                    .addObject()
                    .putArray("files")
                    .addObject()
                    .put("name", NAME + ".jpg");
        }
    }

    private static void message(ObjectNode message) {
        if (List.of("senderUsername", "recipientUsername", "otherPartyUsername").stream()
                .anyMatch(member -> message.path(member).asText().equals(USERNAME))) {
            message.put("messageBody", text()).put("subject", "From " + NAME);
            message.set(
                    "messageMedia",
                    JsonNodeFactory.instance
                            .arrayNode()
                            .add(JsonNodeFactory.instance.objectNode().put("mediaName", NAME + ".png")));
        }
        if (message.path("latestMessage").path("senderUsername").asText().equals(USERNAME)) {
            message.put("conversationTitle", "Question of " + NAME);
        }
    }
}
