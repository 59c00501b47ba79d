package dev.ebayconnector.ebay;

import java.util.Arrays;
import java.util.List;

/** A scope that one of our calls needs: the least that eBay's contract of the call lists under {@code security}. */
public enum Scope {
    ORDERS("sell.fulfillment.readonly", "orders"),
    TRANSACTIONS("sell.finances", "transactions"),
    DISPUTES("sell.payment.dispute", "disputes"),
    MESSAGES("commerce.message", "messages"),
    INVENTORY("sell.inventory.readonly", "inventory", "offers"),
    IDENTITY("commerce.identity.readonly");

    /** The same in both environments. */
    private static final String PREFIX = "https://api.ebay.com/oauth/api_scope/";

    private final String suffix;
    private final List<String> resources;

    Scope(String suffix, String... resources) {
        this.suffix = suffix;
        this.resources = List.of(resources);
    }

    /** The resources that are synced with it, by the names that the API gives them. */
    public List<String> resources() {
        return resources;
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
