package dev.ebayconnector.ebay;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;

/** Reads orders; an interface, so that a function can wrap it in a retry. */
public interface OrdersApi {

    /** eBay's own limit (Sell Fulfillment v1, getOrders); more is refused with 31100. */
    int MAXIMUM_LIMIT = 200;

    /**
     * One page of a closed window.
     *
     * @param offset index of the first record, not of the page
     * @throws EbayException by its kind
     */
    OrdersPage page(Endpoint endpoint, Secret accessToken, OrderWindow window, int limit, int offset);
}
