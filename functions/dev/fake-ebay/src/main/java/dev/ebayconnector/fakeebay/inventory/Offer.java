package dev.ebayconnector.fakeebay.inventory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.Json;
import dev.ebayconnector.fakeebay.SeededRandom;
import java.math.BigDecimal;
import java.util.List;

/**
 * An offer of an item. One that is not published has no listing.
 *
 * @param number the first is at a fixed price, the second an auction
 */
record Offer(Item item, int number) {

    private static final int PURPOSE = 22;
    private static final long FIRST_ID = 36_000_000_000L;
    private static final long IDS_PER_SELLER = 100_000_000L;

    /** As in the orders' line items. */
    private static final long FIRST_LISTING = 110_000_000_000L;

    private static final List<String> LISTING_STATUSES = List.of("ACTIVE", "ACTIVE", "ACTIVE", "OUT_OF_STOCK", "ENDED");

    String offerId() {
        return String.valueOf(FIRST_ID + item.seller().number() * IDS_PER_SELLER + item.product() * 10L + number);
    }

    String format() {
        return number == 0 ? "FIXED_PRICE" : "AUCTION";
    }

    String marketplace() {
        return item.seller().marketplace();
    }

    ObjectNode json() {
        var random = new SeededRandom(item.seed(), item.seller(), item.product() * 2 + number, PURPOSE);
        var offer = Json.object()
                .put("offerId", offerId())
                .put("sku", item.sku())
                .put("marketplaceId", marketplace())
                .put("format", format())
                .put("availableQuantity", Math.max(0, random.between(1, 40) - item.sold()))
                .put("categoryId", String.valueOf(random.between(30_000, 40_000)))
                .put("listingDescription", "<p>" + item.title() + "</p>")
                .put("listingDuration", number == 0 ? "GTC" : "DAYS_7")
                .put("merchantLocationKey", "WH1")
                .put("hideBuyerDetails", false)
                .put("includeCatalogProductDetails", true);
        offer.set("pricingSummary", pricing(price(random)));
        offer.set(
                "listingPolicies",
                Json.object()
                        .put("fulfillmentPolicyId", "1")
                        .put("paymentPolicyId", "2")
                        .put("returnPolicyId", "3"));
        boolean published = !random.happens(0.1);
        if (published) {
            offer.set("listing", listing(random));
        }
        return offer.put("status", published ? "PUBLISHED" : "UNPUBLISHED");
    }

    private ObjectNode listing(SeededRandom random) {
        return Json.object()
                .put("listingId", String.valueOf(FIRST_LISTING + item.product() + number * IDS_PER_SELLER))
                .put("listingStatus", random.oneOf(LISTING_STATUSES))
                .put("soldQuantity", item.sold())
                .put("listingOnHold", false);
    }

    private ObjectNode pricing(ObjectNode price) {
        return Json.object().set(number == 0 ? "price" : "auctionStartPrice", price);
    }

    private ObjectNode price(SeededRandom random) {
        return Json.object()
                .put("value", BigDecimal.valueOf(random.between(100, 20_000), 2).toPlainString())
                .put("currency", currency());
    }

    private String currency() {
        return switch (marketplace()) {
            case "EBAY_DE" -> "EUR";
            case "EBAY_GB" -> "GBP";
            default -> "USD";
        };
    }
}
