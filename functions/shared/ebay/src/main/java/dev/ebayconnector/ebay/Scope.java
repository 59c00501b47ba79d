package dev.ebayconnector.ebay;

import java.util.Arrays;

/** A scope that one of our calls needs: the least that eBay's contract of the call lists under {@code security}. */
public enum Scope {
    ORDERS("sell.fulfillment.readonly"),
    TRANSACTIONS("sell.finances"),
    DISPUTES("sell.payment.dispute"),
    MESSAGES("commerce.message"),
    INVENTORY("sell.inventory.readonly"),
    IDENTITY("commerce.identity.readonly");

    /** The same in both environments. */
    private static final String PREFIX = "https://api.ebay.com/oauth/api_scope/";

    private final String suffix;

    Scope(String suffix) {
        this.suffix = suffix;
    }

    /** As consent is asked for it, such as {@code https://api.ebay.com/oauth/api_scope/sell.fulfillment.readonly}. */
    public String value() {
        return PREFIX + suffix;
    }

    /** {@link #value} of each. */
    public static Scopes all(Scope... scopes) {
        return new Scopes(Arrays.stream(scopes).map(Scope::value).toList());
    }

    public boolean grantedBy(Scopes granted) {
        return granted.allow(value());
    }
}
