package dev.ebayconnector.ebay;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An order (Sell Fulfillment v1). Only ids and dates are sure to be there; every other member may be null, and words of
 * eBay's enumerations are kept as they come.
 *
 * @param raw the whole order as eBay sent it
 */
public record EbayOrder(
        String orderId,
        Instant createdAt,
        Instant lastModifiedAt,
        String fulfillmentStatus,
        String paymentStatus,
        String cancelState,
        String buyerUsername,
        BigDecimal totalValue,
        String totalCurrency,
        BigDecimal totalDueSeller,
        BigDecimal marketplaceFee,
        String salesRecord,
        List<LineItem> lineItems,
        String raw) {

    /** One line of an order. */
    public record LineItem(
            String lineItemId,
            String legacyItemId,
            String sku,
            String title,
            Integer quantity,
            BigDecimal costValue,
            BigDecimal totalValue,
            String currency,
            String fulfillmentStatus,
            String marketplaceId,
            String raw) {}
}
