package dev.ebayconnector.ebay.finances;

import java.time.Instant;

/**
 * A payout to the seller (Sell Finances v1, getPayouts). Id, date, status and amount are never null; every other member may
 * be.
 */
public record EbayPayout(
        String payoutId,
        Instant date,
        String status,
        String statusDescription,
        EbayAmount amount,
        EbayAmount totalFee,
        Instant lastAttemptedAt,
        Integer transactionCount,
        String instrumentType,
        String instrumentNickname,
        String instrumentLastFour,
        String bankReference,
        String payoutReference,
        String memo,
        String raw)
        implements FinanceRecord {}
