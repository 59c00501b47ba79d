package dev.ebayconnector.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.ebay.EbayOrder.LineItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Reads one order of eBay's JSON. */
final class OrderReader {

    private OrderReader() {}

    /**
     * @param raw the text that the tree was read from
     * @throws IllegalArgumentException naming the member that is missing or malformed
     */
    static EbayOrder read(JsonNode order, String raw) {
        RecordText.requireStorable(order);
        var total = order.path("pricingSummary").path("total");
        return new EbayOrder(
                RecordFields.id(order, "orderId"),
                RecordFields.moment(order, "creationDate"),
                RecordFields.moment(order, "lastModifiedDate"),
                RecordFields.text(order, "orderFulfillmentStatus"),
                RecordFields.text(order, "orderPaymentStatus"),
                RecordFields.text(order.path("cancelStatus"), "cancelState"),
                RecordFields.text(order.path("buyer"), "username"),
                RecordFields.money(total, "pricingSummary.total"),
                RecordFields.text(total, "currency"),
                RecordFields.money(
                        order.path("paymentSummary").path("totalDueSeller"), "paymentSummary.totalDueSeller"),
                RecordFields.money(order.path("totalMarketplaceFee"), "totalMarketplaceFee"),
                RecordFields.text(order, "salesRecordReference"),
                lineItems(order.path("lineItems")),
                raw);
    }

    private static List<LineItem> lineItems(JsonNode items) {
        var read = new ArrayList<LineItem>();
        var ids = new HashSet<String>();
        for (var item : items) {
            var id = RecordFields.id(item, "lineItemId");
            if (!ids.add(id)) {
                throw new IllegalArgumentException("a line item appears twice");
            }
            var total = item.path("total");
            read.add(new LineItem(
                    id,
                    RecordFields.text(item, "legacyItemId"),
                    RecordFields.text(item, "sku"),
                    RecordFields.text(item, "title"),
                    RecordFields.integer(item, "quantity"),
                    RecordFields.money(item.path("lineItemCost"), "lineItemCost"),
                    RecordFields.money(total, "total of a line item"),
                    RecordFields.text(total, "currency"),
                    RecordFields.text(item, "lineItemFulfillmentStatus"),
                    RecordFields.text(item, "listingMarketplaceId"),
                    item.toString()));
        }
        return read;
    }
}
