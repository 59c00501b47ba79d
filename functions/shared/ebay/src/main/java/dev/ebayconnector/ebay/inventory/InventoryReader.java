package dev.ebayconnector.ebay.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.ebay.records.RecordFields;
import dev.ebayconnector.ebay.records.RecordText;

/** Reads inventory items and offers of eBay's JSON. */
final class InventoryReader {

    private InventoryReader() {}

    /**
     * @param raw the text that the tree was read from
     * @throws IllegalArgumentException naming the member that is missing or malformed
     */
    static InventoryItem item(JsonNode item, String raw) {
        RecordText.requireStorable(item);
        var product = item.path("product");
        var groups = item.path("inventoryItemGroupKeys");
        return new InventoryItem(
                RecordFields.id(item, "sku"),
                RecordFields.text(item, "locale"),
                RecordFields.text(product, "title"),
                RecordFields.text(item, "condition"),
                RecordFields.integer(item.path("availability").path("shipToLocationAvailability"), "quantity"),
                RecordFields.text(product, "brand"),
                RecordFields.text(product, "mpn"),
                RecordFields.text(product, "epid"),
                list(groups.isArray() ? groups : item.path("groupIds")),
                list(product.path("imageUrls")),
                // The contract calls it a text; eBay sends an object.
                product.path("aspects").isObject() ? product.path("aspects").toString() : null,
                raw);
    }

    /** Only the SKU of an item: nothing else of it keeps its offers from being read. */
    static String sku(JsonNode item, String raw) {
        RecordText.requireStorable(item.path("sku"));
        return RecordFields.id(item, "sku");
    }

    /**
     * @param asked the SKU whose offers were asked for
     * @throws IllegalArgumentException naming the member that is missing or malformed
     */
    static EbayOffer offer(String asked, JsonNode offer, String raw) {
        RecordText.requireStorable(offer);
        var sku = RecordFields.text(offer, "sku");
        var listing = offer.path("listing");
        var pricing = offer.path("pricingSummary");
        var price = pricing.path("price");
        var start = pricing.path("auctionStartPrice");
        return new EbayOffer(
                RecordFields.id(offer, "offerId"),
                sku == null ? asked : sku,
                RecordFields.text(offer, "marketplaceId"),
                RecordFields.text(offer, "format"),
                RecordFields.text(offer, "status"),
                RecordFields.text(listing, "listingId"),
                RecordFields.text(listing, "listingStatus"),
                RecordFields.flag(listing, "listingOnHold"),
                RecordFields.text(offer, "listingDuration"),
                RecordFields.optionalMoment(offer, "listingStartDate"),
                RecordFields.money(price, "pricingSummary.price"),
                RecordFields.money(start, "pricingSummary.auctionStartPrice"),
                RecordFields.text(price.isObject() ? price : start, "currency"),
                RecordFields.integer(offer, "availableQuantity"),
                RecordFields.integer(listing, "soldQuantity"),
                RecordFields.text(offer, "categoryId"),
                RecordFields.text(offer, "merchantLocationKey"),
                raw);
    }

    private static String list(JsonNode node) {
        return node.isArray() ? node.toString() : null;
    }
}
