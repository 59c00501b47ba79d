package dev.ebayconnector.sync;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbayException;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.OrderWindow;
import dev.ebayconnector.ebay.OrdersPage;
import java.util.concurrent.atomic.AtomicInteger;

/** Where pages come from; an interface, so that it can be wrapped in a retry. */
interface PageSource {

    /**
     * One page of a closed window.
     *
     * @param offset index of the first record, not of the page
     * @param calls  goes up by one whenever eBay is asked, repeated calls included
     * @throws EbayException by its kind
     */
    OrdersPage page(
            Endpoint endpoint, Secret accessToken, OrderWindow window, int limit, int offset, AtomicInteger calls);
}
