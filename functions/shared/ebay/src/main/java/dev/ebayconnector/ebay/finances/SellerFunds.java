package dev.ebayconnector.ebay.finances;

/**
 * What eBay holds for the seller at the moment (Sell Finances v1, getSellerFundsSummary).
 *
 * @param total its members may be null
 */
public record SellerFunds(EbayAmount total, EbayAmount available, EbayAmount onHold, EbayAmount processing, String raw)
        implements FinanceRecord {}
