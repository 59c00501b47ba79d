package dev.ebayconnector.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.ebay.EbayOrder.LineItem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads one order out of eBay's JSON; what it cannot read it names. */
final class OrderReader {

    /** PostgreSQL's jsonb cannot hold this character. */
    private static final String NUL = "\\u0000";

    private OrderReader() {}

    /** @throws IllegalArgumentException naming the member that is missing or malformed */
    static EbayOrder read(JsonNode order) {
        var raw = order.toString();
        if (raw.contains(NUL)) {
            throw new IllegalArgumentException("the order holds a NUL character");
        }
        var total = order.path("pricingSummary").path("total");
        return new EbayOrder(
                required(order, "orderId"),
                moment(order, "creationDate"),
                moment(order, "lastModifiedDate"),
                text(order, "orderFulfillmentStatus"),
                text(order, "orderPaymentStatus"),
                text(order.path("cancelStatus"), "cancelState"),
                text(order.path("buyer"), "username"),
                money(total),
                text(total, "currency"),
                money(order.path("paymentSummary").path("totalDueSeller")),
                money(order.path("totalMarketplaceFee")),
                text(order, "salesRecordReference"),
                lineItems(order.path("lineItems")),
                raw);
    }

    private static List<LineItem> lineItems(JsonNode items) {
        var read = new ArrayList<LineItem>();
        for (var item : items) {
            var total = item.path("total");
            read.add(new LineItem(
                    required(item, "lineItemId"),
                    text(item, "legacyItemId"),
                    text(item, "sku"),
                    text(item, "title"),
                    item.path("quantity").canConvertToInt()
                            ? item.path("quantity").intValue()
                            : null,
                    money(item.path("lineItemCost")),
                    money(total),
                    text(total, "currency"),
                    text(item, "lineItemFulfillmentStatus"),
                    text(item, "listingMarketplaceId"),
                    item.toString()));
        }
        return read;
    }

    private static String required(JsonNode node, String name) {
        var value = text(node, name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).isValueNode() && !node.path(name).isNull()
                ? node.path(name).asText()
                : null;
    }

    private static Instant moment(JsonNode node, String name) {
        try {
            return Instant.parse(required(node, name));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + " is no moment in time");
        }
    }

    /** eBay sends money as a string with a free number of decimals. */
    private static BigDecimal money(JsonNode amount) {
        var value = text(amount, "value");
        try {
            return value == null ? null : new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("an amount is no number");
        }
    }
}
