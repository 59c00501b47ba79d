package dev.ebayconnector.sync.run.quota;

import dev.ebayconnector.sync.run.resource.Resource.QuotaName;
import java.util.Map;

/** Calls a day that eBay gives every application ("API call limits", 2026), for as long as it does not state its own. */
final class PublishedLimits {

    private static final long SMALLEST = 5_000;

    private static final Map<String, Long> LIMITS =
            Map.of("sell/fulfillment", 100_000L, "sell/finances", 15_000L, "sell/inventory", 2_000_000L);

    private PublishedLimits() {}

    /** @param api as {@link QuotaName#text} names it */
    static long of(String api) {
        return LIMITS.getOrDefault(api, SMALLEST);
    }
}
