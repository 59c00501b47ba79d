package dev.ebayconnector.ebay;

import java.util.Arrays;
import java.util.Collection;

/** What a call needs of the seller's consent; any of the words is enough (eBay's contracts, {@code security}). */
public enum Scope {
    ORDERS("sell.fulfillment.readonly", "sell.fulfillment"),
    IDENTITY("commerce.identity.readonly");

    /** The same in both environments. */
    private static final String PREFIX = "https://api.ebay.com/oauth/api_scope/";

    private final String[] suffixes;

    Scope(String... suffixes) {
        this.suffixes = suffixes;
    }

    public boolean grantedBy(Collection<String> granted) {
        return Arrays.stream(suffixes).map(PREFIX::concat).anyMatch(granted::contains);
    }

    /** The least of them, as consent is asked for it. */
    public String word() {
        return PREFIX + suffixes[0];
    }
}
