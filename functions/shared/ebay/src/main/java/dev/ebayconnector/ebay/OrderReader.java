package dev.ebayconnector.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.ebay.EbayOrder.LineItem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Reads one order of eBay's JSON. */
final class OrderReader {

    private static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** Digits of an amount before and after its point. */
    private static final int MOST_DIGITS = 60;

    /** Characters of an id; a longer one does not fit into an index. */
    private static final int LONGEST_ID = 256;

    private OrderReader() {}

    /**
     * @param raw the text that the tree was read from
     * @throws IllegalArgumentException naming the member that is missing or malformed
     */
    static EbayOrder read(JsonNode order, String raw) {
        RecordText.requireStorable(order);
        var total = order.path("pricingSummary").path("total");
        return new EbayOrder(
                id(order, "orderId"),
                moment(order, "creationDate"),
                moment(order, "lastModifiedDate"),
                text(order, "orderFulfillmentStatus"),
                text(order, "orderPaymentStatus"),
                text(order.path("cancelStatus"), "cancelState"),
                text(order.path("buyer"), "username"),
                money(total, "pricingSummary.total"),
                text(total, "currency"),
                money(order.path("paymentSummary").path("totalDueSeller"), "paymentSummary.totalDueSeller"),
                money(order.path("totalMarketplaceFee"), "totalMarketplaceFee"),
                text(order, "salesRecordReference"),
                lineItems(order.path("lineItems")),
                raw);
    }

    private static List<LineItem> lineItems(JsonNode items) {
        var read = new ArrayList<LineItem>();
        var ids = new HashSet<String>();
        for (var item : items) {
            var id = id(item, "lineItemId");
            if (!ids.add(id)) {
                throw new IllegalArgumentException("a line item appears twice");
            }
            var total = item.path("total");
            read.add(new LineItem(
                    id,
                    text(item, "legacyItemId"),
                    text(item, "sku"),
                    text(item, "title"),
                    item.path("quantity").canConvertToInt()
                            ? item.path("quantity").intValue()
                            : null,
                    money(item.path("lineItemCost"), "lineItemCost"),
                    money(total, "total of a line item"),
                    text(total, "currency"),
                    text(item, "lineItemFulfillmentStatus"),
                    text(item, "listingMarketplaceId"),
                    item.toString()));
        }
        return read;
    }

    private static String id(JsonNode node, String name) {
        var id = required(node, name);
        if (id.length() > LONGEST_ID) {
            throw new IllegalArgumentException(name + " is longer than " + LONGEST_ID + " characters");
        }
        return id;
    }

    private static String required(JsonNode node, String name) {
        var value = text(node, name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static String text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    private static Instant moment(JsonNode node, String name) {
        try {
            var moment = Instant.parse(required(node, name));
            if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
                throw new IllegalArgumentException(name + " is not a plausible time");
            }
            return moment;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + " is not a time in ISO 8601", e);
        }
    }

    /** eBay sends money as a string with a free number of decimals. */
    private static BigDecimal money(JsonNode amount, String name) {
        var value = text(amount, "value");
        if (value == null) {
            return null;
        }
        try {
            var money = new BigDecimal(value);
            if (money.precision() > MOST_DIGITS || Math.abs((long) money.scale()) > MOST_DIGITS) {
                throw new IllegalArgumentException(name + " is not a plausible amount");
            }
            return money;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a number", e);
        }
    }
}
