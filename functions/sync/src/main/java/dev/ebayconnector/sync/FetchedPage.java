package dev.ebayconnector.sync;

import dev.ebayconnector.ebay.OrdersPage;

/** What came of asking eBay for a page. */
sealed interface FetchedPage {

    /** @param calls of eBay until there was one */
    record Fetched(OrdersPage page, int calls) implements FetchedPage {}

    /**
     * The run cannot go on.
     *
     * @param code          a fixed word
     * @param detail        a sentence for a person
     * @param ebayRequestId may be null
     * @param calls         that eBay was asked in vain
     */
    record Failed(String code, String detail, String ebayRequestId, int calls) implements FetchedPage {}
}
