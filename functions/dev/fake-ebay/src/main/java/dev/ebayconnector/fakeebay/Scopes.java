package dev.ebayconnector.fakeebay;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scopes of the demo app credentials. A consent that asks for any other fails as a whole, as at eBay. */
public final class Scopes {
    static final String APPLICATION = "https://api.ebay.com/oauth/api_scope";
    static final Set<String> ORDERS = suffixed("/sell.fulfillment", "/sell.fulfillment.readonly");
    public static final Set<String> FINANCES = suffixed("/sell.finances");
    public static final Set<String> INVENTORY = suffixed("/sell.inventory", "/sell.inventory.readonly");
    static final Set<String> IDENTITY = suffixed("/commerce.identity.readonly");

    private static final Set<String> OWNED = Stream.concat(
                    Stream.of(APPLICATION),
                    suffixed(
                            "/sell.fulfillment",
                            "/sell.fulfillment.readonly",
                            "/sell.payment.dispute",
                            "/sell.finances",
                            "/sell.inventory",
                            "/sell.inventory.readonly",
                            "/sell.account",
                            "/sell.account.readonly",
                            "/commerce.message",
                            "/commerce.identity.readonly",
                            "/commerce.identity.email.readonly",
                            "/commerce.identity.phone.readonly",
                            "/commerce.identity.name.readonly",
                            "/commerce.identity.address.readonly",
                            "/commerce.identity.status.readonly",
                            "/commerce.notification.subscription",
                            "/commerce.notification.subscription.readonly")
                            .stream())
            .collect(Collectors.toUnmodifiableSet());

    private Scopes() {}

    static Set<String> parse(String spaced) {
        return new LinkedHashSet<>(List.of(spaced.strip().split(" +")));
    }

    static boolean owned(Set<String> scopes) {
        return OWNED.containsAll(scopes);
    }

    private static Set<String> suffixed(String... suffixes) {
        return Stream.of(suffixes).map(APPLICATION::concat).collect(Collectors.toUnmodifiableSet());
    }
}
