package dev.ebayconnector.health;

import dev.ebayconnector.core.settings.Settings;
import java.net.URI;

/** Where eBay's API is. */
record EbayHost(URI url) {

    private static final String KEY = "EBAY_API_URL";
    private static final String PRODUCTION = "https://api.ebay.com";

    static EbayHost read(Settings settings) {
        var text = settings.optional(KEY, PRODUCTION);
        if (!text.matches("https?://[A-Za-z0-9.:\\[\\]-]+/?")) {
            settings.problem(KEY, "must be http:// or https:// and a host");
            return new EbayHost(URI.create(PRODUCTION));
        }
        return new EbayHost(URI.create(text));
    }
}
