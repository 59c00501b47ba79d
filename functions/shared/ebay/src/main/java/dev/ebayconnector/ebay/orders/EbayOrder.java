package dev.ebayconnector.ebay.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An order (Sell Fulfillment v1). Only ids and dates are sure to be there; every other member may be null, and words of
 * eBay's enumerations are kept as they come.
 *
 * @param deliveryCost before discounts
 * @param taxByEbay    that eBay collects and remits
 * @param heldTotal    of payments that eBay still holds back
 * @param taxCountry   where the buyer is taxed
 * @param raw          the whole order as eBay sent it
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
        BigDecimal deliveryCost,
        BigDecimal taxByEbay,
        BigDecimal refundTotal,
        BigDecimal heldTotal,
        String taxCountry,
        String shipToCountry,
        List<LineItem> lineItems,
        String raw) {

    /**
     * This order, with the buyer's personal data of an earlier reading where eBay does not show them any more.
     *
     * @param stored the order as it was stored
     */
    public EbayOrder withBuyerOf(String stored) {
        return PersonalData.kept(this, stored);
    }

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
            BigDecimal deliveryCost,
            BigDecimal taxByEbay,
            BigDecimal refundTotal,
            String raw) {}
}
