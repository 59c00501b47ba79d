package dev.ebayconnector.ebay.finances;

import dev.ebayconnector.ebay.records.EbayTime;
import java.time.Instant;

/** A period, inclusive at both ends, of transactions by their date or of payouts by theirs. */
public record FinanceWindow(Instant from, Instant to) {

    String filter(String field) {
        return EbayTime.range(field, from, to);
    }
}
