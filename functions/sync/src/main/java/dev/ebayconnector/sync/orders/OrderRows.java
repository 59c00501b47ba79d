package dev.ebayconnector.sync.orders;

import dev.ebayconnector.ebay.orders.EbayOrder;
import dev.ebayconnector.ebay.orders.EbayOrder.LineItem;
import dev.ebayconnector.privacy.PersonalPaths;
import dev.ebayconnector.privacy.Place;
import dev.ebayconnector.sync.run.resource.JsonRows;
import dev.ebayconnector.sync.run.resource.PageSeal;
import java.time.Instant;
import java.util.List;

/** Orders and line items as rows. */
final class OrderRows {

    private OrderRows() {}

    /** @param seal of the order, for a line item does not name the buyer */
    private record ItemOfOrder(EbayOrder order, LineItem item, PageSeal seal) {

        String orderId() {
            return order.orderId();
        }
    }

    static String orders(List<EbayOrder> orders, PageSeal seal, ExpiredBuyers expired, Instant now) {
        return JsonRows.of(orders, (row, order) -> {
            var own = seal.of(order.raw());
            var sealed = own.seal(PersonalPaths.ORDER, place(order.orderId()), order.raw(), expired.of(order));
            row.text("order_id", order.orderId())
                    .moment("created_at", order.createdAt())
                    .moment("last_modified_at", order.lastModifiedAt())
                    .text("fulfillment_status", order.fulfillmentStatus())
                    .text("payment_status", order.paymentStatus())
                    .text("cancel_state", order.cancelState())
                    .bytes("buyer_hash", own.hash(order.buyerUsername()))
                    .number("total_value", order.totalValue())
                    .text("total_currency", order.totalCurrency())
                    .number("total_due_seller", order.totalDueSeller())
                    .number("marketplace_fee", order.marketplaceFee())
                    .text("sales_record", order.salesRecord())
                    .number("delivery_cost", order.deliveryCost())
                    .number("tax_by_ebay", order.taxByEbay())
                    .number("refund_total", order.refundTotal())
                    .number("held_total", order.heldTotal())
                    .text("tax_country", order.taxCountry())
                    .text("ship_to_country", order.shipToCountry())
                    .json("raw", sealed.facts())
                    .bytes("personal", sealed.personal())
                    .moment("erased_at", own.erasedAt(now));
        });
    }

    /** Where the sealed part of an order belongs. */
    static Place place(String orderId) {
        return Place.of("orders", orderId);
    }

    static String lineItems(List<EbayOrder> orders, PageSeal seal, ExpiredBuyers expired) {
        var items = orders.stream()
                .flatMap(order -> {
                    var own = seal.of(order.raw());
                    return order.lineItems().stream().map(item -> new ItemOfOrder(order, item, own));
                })
                .toList();
        return JsonRows.of(items, (row, of) -> {
            var place = Place.of("order_line_items", of.orderId(), of.item().lineItemId());
            var sealed =
                    of.seal().seal(PersonalPaths.LINE_ITEM, place, of.item().raw(), expired.of(of.order()));
            row.text("order_id", of.orderId())
                    .text("line_item_id", of.item().lineItemId())
                    .text("legacy_item_id", of.item().legacyItemId())
                    .text("sku", of.item().sku())
                    .text("title", of.item().title())
                    .integer("quantity", of.item().quantity())
                    .number("cost_value", of.item().costValue())
                    .number("total_value", of.item().totalValue())
                    .text("currency", of.item().currency())
                    .text("fulfillment_status", of.item().fulfillmentStatus())
                    .text("marketplace_id", of.item().marketplaceId())
                    .number("delivery_cost", of.item().deliveryCost())
                    .number("tax_by_ebay", of.item().taxByEbay())
                    .number("refund_total", of.item().refundTotal())
                    .json("raw", sealed.facts())
                    .bytes("personal", sealed.personal());
        });
    }
}
