package dev.ebayconnector.ebay.inventory;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An offer (Sell Inventory v1). Only its id and its SKU are sure to be there; every other member may be null, and words
 * of eBay's enumerations are kept as they come. An offer that is not published has no listing.
 *
 * @param price        of an offer at a fixed price
 * @param auctionStart the price that an auction starts with
 * @param currency     of both
 * @param raw          the whole offer as eBay sent it
 */
public record EbayOffer(
        String offerId,
        String sku,
        String marketplaceId,
        String format,
        String status,
        String listingId,
        String listingStatus,
        Boolean listingOnHold,
        String listingDuration,
        Instant listingStartsAt,
        BigDecimal price,
        BigDecimal auctionStart,
        String currency,
        Integer availableQuantity,
        Integer soldQuantity,
        String categoryId,
        String merchantLocationKey,
        String raw) {}
