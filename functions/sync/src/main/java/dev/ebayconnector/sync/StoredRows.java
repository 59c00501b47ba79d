package dev.ebayconnector.sync;

import dev.ebayconnector.ebay.OrdersPage.Unreadable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What became of the orders of a page.
 *
 * @param inserted    their ids
 * @param updated     their ids
 * @param unchanged   how many eBay did not modify since they were stored
 * @param quarantined those that could not be read, or that the database does not take
 */
record StoredRows(Set<String> inserted, Set<String> updated, int unchanged, List<Unreadable> quarantined) {

    StoredRows with(List<Unreadable> more) {
        return new StoredRows(
                inserted,
                updated,
                unchanged,
                Stream.concat(quarantined.stream(), more.stream()).toList());
    }

    boolean holds(String orderId) {
        return inserted.contains(orderId) || updated.contains(orderId);
    }
}
