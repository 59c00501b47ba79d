package dev.ebayconnector.sync.orders;

import dev.ebayconnector.core.settings.BuyerPeriods;
import dev.ebayconnector.ebay.orders.EbayOrder;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.run.resource.WriteReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes orders and their line items, within the page's transaction. */
final class OrderWriter {

    private final OrderStore store;

    OrderWriter(BuyerPeriods periods) {
        this.store = new OrderStore(periods);
    }

    /**
     * Leaves an order alone that eBay did not modify since it was stored, and its line items with it; it is not even sealed,
     * which takes longer than to ask. Of one that it did modify, what was known of the buyer is kept where eBay does not
     * show it any more.
     */
    WriteReport write(Connection connection, WriteContext context, List<EbayOrder> page) throws SQLException {
        var unmodified = store.unmodified(connection, context.accountId(), page);
        var fresh = page.stream()
                .filter(order -> !unmodified.contains(order.orderId()))
                .toList();
        if (fresh.isEmpty()) {
            return new WriteReport(0, 0, page.size());
        }
        var known = store.modified(connection, context, fresh);
        var orders = fresh.stream()
                .map(order ->
                        known.containsKey(order.orderId()) ? order.withBuyerOf(known.get(order.orderId())) : order)
                .toList();
        var stored = store.orders(connection, context, orders);
        var changed = orders.stream()
                .filter(order -> stored.containsKey(order.orderId()))
                .toList();
        if (!changed.isEmpty()) {
            store.lineItems(connection, context, changed);
        }
        int inserted = (int) stored.values().stream().filter(isNew -> isNew).count();
        return new WriteReport(inserted, stored.size() - inserted, page.size() - stored.size());
    }
}
