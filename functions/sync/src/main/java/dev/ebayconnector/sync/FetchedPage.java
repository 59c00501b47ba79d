package dev.ebayconnector.sync;

import dev.ebayconnector.ebay.OrdersPage;

/** What came of asking eBay for a page. */
sealed interface FetchedPage {

    record Fetched(OrdersPage page) implements FetchedPage {
    }

    /**
     * The run cannot go on.
     *
     * @param code          a fixed word
     * @param detail        a sentence for a person
     * @param ebayRequestId may be null
     */
    record Failed(String code, String detail, String ebayRequestId) implements FetchedPage {
    }
}
