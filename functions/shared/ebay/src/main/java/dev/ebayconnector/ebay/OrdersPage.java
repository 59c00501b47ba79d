package dev.ebayconnector.ebay;

import java.util.List;
import java.util.OptionalInt;

/**
 * One page of orders.
 *
 * @param total      records in the whole window as eBay counts them now
 * @param unreadable records that could not be read, each with what eBay sent
 * @param nextOffset where eBay says the next page begins; empty on the last
 */
public record OrdersPage(
        int total, List<EbayOrder> orders, List<Unreadable> unreadable, OptionalInt nextOffset, String ebayRequestId) {

    /**
     * A record that cannot be stored as an order.
     *
     * @param key eBay's order id, or null if even that is missing
     * @param raw the record as JSON
     */
    public record Unreadable(String key, String reason, String raw) {}
}
