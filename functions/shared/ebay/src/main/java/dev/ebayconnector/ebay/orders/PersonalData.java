package dev.ebayconnector.ebay.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.ebay.records.Mask;
import dev.ebayconnector.ebay.records.RecordPages;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The buyer in an order. eBay masks personal data of orders that are older than 90 days, and shows the e-mail address
 * for 14 days only (Sell Fulfillment, Data Handling Compliance); {@link Mask} tells a mask. What eBay still shows is never
 * replaced.
 */
final class PersonalData {

    private static final List<String> ADDRESSES = List.of("taxAddress", "taxIdentifier");
    private static final String EMAIL = "email";

    private PersonalData() {}

    /** The fresh order with the buyer of the stored one, where the fresh one hides the buyer. */
    static EbayOrder kept(EbayOrder fresh, String stored) {
        try {
            var order = (ObjectNode) RecordPages.STRICT.readTree(fresh.raw());
            var raw = order.deepCopy();
            keep(order, RecordPages.STRICT.readTree(stored));
            return order.equals(raw) ? fresh : OrderReader.read(order, order.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an order that was read before cannot be read", e);
        }
    }

    private static void keep(ObjectNode fresh, JsonNode stored) {
        member(fresh, stored, "buyerCheckoutNotes");
        if (fresh.path("buyer").isMissingNode() && stored.has("buyer")) {
            fresh.set("buyer", stored.get("buyer"));
        } else if (fresh.path("buyer") instanceof ObjectNode buyer) {
            member(buyer, stored.path("buyer"), "username");
            ADDRESSES.forEach(name -> member(buyer, stored.path("buyer"), name));
            contact(buyer, stored.path("buyer"), "buyerRegistrationAddress");
        }
        shipping(fresh.path("fulfillmentStartInstructions"), stored.path("fulfillmentStartInstructions"));
        gifts(fresh.path("lineItems"), stored.path("lineItems"));
    }

    private static void shipping(JsonNode fresh, JsonNode stored) {
        for (int i = 0; i < fresh.size() && fresh.size() == stored.size(); i++) {
            if (fresh.get(i) instanceof ObjectNode instruction) {
                member(instruction, stored.get(i), "finalDestinationAddress");
            }
            if (fresh.get(i).path("shippingStep") instanceof ObjectNode step) {
                contact(step, stored.get(i).path("shippingStep"), "shipTo");
            }
        }
    }

    private static void gifts(JsonNode fresh, JsonNode stored) {
        for (var item : fresh instanceof ArrayNode items ? items : List.<JsonNode>of()) {
            StreamSupport.stream(stored.spliterator(), false)
                    .filter(old -> old.path("lineItemId").equals(item.path("lineItemId")))
                    .forEach(old -> member((ObjectNode) item, old, "giftDetails"));
        }
    }

    /**
     * A contact of which nothing is hidden may lack a member because the buyer has none, except the e-mail address,
     * which eBay leaves out by itself.
     */
    private static void contact(ObjectNode fresh, JsonNode stored, String name) {
        if (!(fresh.path(name) instanceof ObjectNode contact) || contact.isEmpty()) {
            member(fresh, stored, name);
            return;
        }
        boolean masked = masked(contact);
        stored.path(name).fieldNames().forEachRemaining(member -> {
            if (masked || member.equals(EMAIL)) {
                member(contact, stored.path(name), member);
            }
        });
    }

    /** Takes the stored member as a whole if the fresh one is hidden and the stored one is not. */
    private static void member(ObjectNode fresh, JsonNode stored, String name) {
        if (hidden(fresh.path(name)) && !hidden(stored.path(name))) {
            fresh.set(name, stored.get(name));
        }
    }

    private static boolean hidden(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && Mask.hides(value.textValue())
                || masked(value);
    }

    private static boolean masked(JsonNode value) {
        if (value.isTextual()) {
            return Mask.masks(value.textValue());
        }
        return StreamSupport.stream(value.spliterator(), false).anyMatch(PersonalData::masked);
    }
}
