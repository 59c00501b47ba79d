package dev.ebayconnector.ebay.finances;

/** What Sell Finances v1 lists. */
public sealed interface FinanceRecord permits EbayTransaction, EbayPayout, SellerFunds {

    /** The whole record as eBay sent it. */
    String raw();
}
