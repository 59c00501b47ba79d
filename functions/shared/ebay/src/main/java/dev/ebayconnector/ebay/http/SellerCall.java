package dev.ebayconnector.ebay.http;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;

/**
 * How eBay is called for one seller.
 *
 * @param marketplace of the account, sent as {@code X-EBAY-C-MARKETPLACE-ID}; null if eBay did not state one
 * @param observer    is told of each request
 */
public record SellerCall(Endpoint endpoint, Secret accessToken, String marketplace, CallObserver observer) {

    /** Without a marketplace, and unobserved. */
    public SellerCall(Endpoint endpoint, Secret accessToken) {
        this(endpoint, accessToken, null, CallObserver.NONE);
    }
}
