package dev.ebayconnector.ebay.disputes;

import java.math.BigDecimal;
import java.time.Instant;

/** What eBay says of a payment dispute (Sell Fulfillment v1): its line in a list, or everything. */
public sealed interface EbayDispute {

    Facts facts();

    /** As eBay sent it. */
    String raw();

    /** As a list shows it. */
    record Summary(Facts facts, String raw) implements EbayDispute {}

    /**
     * Everything about a dispute.
     *
     * @param revision       rises with every action; may be null
     * @param sellerResponse may be null
     * @param resolution     of a dispute that is closed; its members are null before
     */
    record Detail(Facts facts, Integer revision, String sellerResponse, Resolution resolution, String raw)
            implements EbayDispute {}

    /**
     * What both say. Only id and opening are sure to be there; every other member may be null, and words of eBay's
     * enumerations are kept as they come.
     *
     * @param respondBy only while eBay waits for the seller
     */
    record Facts(
            String paymentDisputeId,
            String orderId,
            String status,
            String reason,
            Amount amount,
            String buyerUsername,
            Instant openedAt,
            Instant respondBy,
            Instant closedAt) {}

    /** How a dispute ended; every member may be null. */
    record Resolution(
            String closureReason,
            String protectionStatus,
            Amount fees,
            Amount recouped,
            Amount protectedAmount,
            Amount feeCredit) {}

    /** Both members are null if eBay does not state the amount. */
    record Amount(BigDecimal value, String currency) {}
}
