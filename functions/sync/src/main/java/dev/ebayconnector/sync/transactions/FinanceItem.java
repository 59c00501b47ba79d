package dev.ebayconnector.sync.transactions;

import dev.ebayconnector.ebay.FinanceRecord;
import dev.ebayconnector.sync.run.Slice;
import java.util.List;

/** What a page of this resource holds. */
public sealed interface FinanceItem {

    /** Of the transactions, payouts and funds that eBay lists. */
    record Listed(FinanceRecord record) implements FinanceItem {}

    /** Stands for a period that holds more records than eBay wants to be paged through; its parts are read instead. */
    record Divided(List<Slice> parts) implements FinanceItem {}
}
