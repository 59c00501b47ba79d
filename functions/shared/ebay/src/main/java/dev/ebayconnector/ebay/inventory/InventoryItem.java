package dev.ebayconnector.ebay.inventory;

/**
 * An inventory item (Sell Inventory v1). Only its SKU is sure to be there; every other member may be null, and words of
 * eBay's enumerations are kept as they come.
 *
 * @param quantity  that can be shipped to buyers
 * @param groupKeys of the groups of variations that it belongs to, as a JSON array
 * @param imageUrls as a JSON array
 * @param aspects   a JSON object of names with arrays of values
 * @param raw       the whole item as eBay sent it
 */
public record InventoryItem(
        String sku,
        String locale,
        String title,
        String condition,
        Integer quantity,
        String brand,
        String mpn,
        String epid,
        String groupKeys,
        String imageUrls,
        String aspects,
        String raw) {}
