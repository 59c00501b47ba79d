package dev.ebayconnector.sync;

import dev.ebayconnector.ebay.OrdersPage.Unreadable;
import java.util.List;
import java.util.Set;

/**
 * What became of the orders of a page.
 *
 * @param inserted  their ids
 * @param updated   their ids
 * @param unchanged how many eBay did not modify since they were stored
 * @param refused   those the database does not take
 */
record StoredRows(Set<String> inserted, Set<String> updated, int unchanged, List<Unreadable> refused) {

    boolean holds(String orderId) {
        return inserted.contains(orderId) || updated.contains(orderId);
    }
}
