package dev.ebayconnector.ebay.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.ebay.orders.EbayOrder.LineItem;
import dev.ebayconnector.ebay.records.RecordFields;
import dev.ebayconnector.ebay.records.RecordText;
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
        var currency = RecordFields.text(total, "currency");
        return new EbayOrder(
                RecordFields.id(order, "orderId"),
                RecordFields.moment(order, "creationDate"),
                RecordFields.moment(order, "lastModifiedDate"),
                RecordFields.text(order, "orderFulfillmentStatus"),
                RecordFields.text(order, "orderPaymentStatus"),
                RecordFields.text(order.path("cancelStatus"), "cancelState"),
                RecordFields.text(order.path("buyer"), "username"),
                RecordFields.money(total, "pricingSummary.total"),
                currency,
                RecordFields.money(
                        order.path("paymentSummary").path("totalDueSeller"), "paymentSummary.totalDueSeller"),
                RecordFields.money(order.path("totalMarketplaceFee"), "totalMarketplaceFee"),
                RecordFields.text(order, "salesRecordReference"),
                RecordFields.money(order.path("pricingSummary").path("deliveryCost"), "pricingSummary.deliveryCost"),
                OrderSums.taxByEbay(order.path("lineItems"), currency),
                OrderSums.refunds(order.path("paymentSummary").path("refunds"), currency),
                OrderSums.held(order.path("paymentSummary").path("payments"), currency),
                RecordFields.text(order.path("buyer").path("taxAddress"), "countryCode"),
                RecordFields.text(
                        order.path("fulfillmentStartInstructions")
                                .path(0)
                                .path("shippingStep")
                                .path("shipTo")
                                .path("contactAddress"),
                        "countryCode"),
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
            var currency = RecordFields.text(total, "currency");
            read.add(new LineItem(
                    id,
                    RecordFields.text(item, "legacyItemId"),
                    RecordFields.text(item, "sku"),
                    RecordFields.text(item, "title"),
                    RecordFields.integer(item, "quantity"),
                    RecordFields.money(item.path("lineItemCost"), "lineItemCost"),
                    RecordFields.money(total, "total of a line item"),
                    currency,
                    RecordFields.text(item, "lineItemFulfillmentStatus"),
                    RecordFields.text(item, "listingMarketplaceId"),
                    RecordFields.money(item.path("deliveryCost").path("shippingCost"), "deliveryCost.shippingCost"),
                    OrderSums.taxByEbay(item, currency),
                    OrderSums.refunds(item.path("refunds"), currency),
                    item.toString()));
        }
        return read;
    }
}
