package dev.ebayconnector.ebay.finances;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A monetary transaction (Sell Finances v1, getTransactions). The members that the contract requires are never null; every
 * other may be, and words of eBay's enumerations are kept as they come.
 *
 * @param transactionId unique only together with the type
 * @param bookingEntry  CREDIT or DEBIT: the sign of the amount, which is never negative
 * @param references    a JSON array as eBay sent it
 */
public record EbayTransaction(
        String transactionId,
        String type,
        Instant date,
        String status,
        String bookingEntry,
        EbayAmount amount,
        EbayAmount feeBasis,
        EbayAmount totalFee,
        EbayAmount collectedTax,
        String orderId,
        String payoutId,
        String buyerUsername,
        String salesRecord,
        String feeType,
        String memo,
        String paymentsEntity,
        String references,
        List<Fee> fees,
        String raw)
        implements FinanceRecord {

    /** A fee of eBay's for one line of an order; every member may be null. */
    public record Fee(String lineItemId, String feeType, BigDecimal value, String currency, String memo) {}
}
