package dev.ebayconnector.ebay.finances;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.ebay.records.RecordFields;
import java.util.ArrayList;
import java.util.List;

/** Counts and sums of transactions as eBay keeps them (Sell Finances v1, getTransactionSummary). */
public record TransactionSummary(List<Part> parts) {

    private static final String COUNT = "Count";

    /**
     * One kind of transaction.
     *
     * @param kind         eBay's word, such as {@code credit} for sales and credits together, or {@code nonSaleCharge}
     * @param amount       its members may be null
     * @param bookingEntry CREDIT or DEBIT; null if eBay does not say
     */
    public record Part(String kind, int count, EbayAmount amount, String bookingEntry) {}

    static TransactionSummary read(JsonNode summary) {
        var parts = new ArrayList<Part>();
        for (var member : summary.properties()) {
            if (member.getKey().endsWith(COUNT) && member.getValue().canConvertToInt()) {
                var kind = member.getKey().substring(0, member.getKey().length() - COUNT.length());
                parts.add(new Part(
                        kind,
                        member.getValue().intValue(),
                        EbayAmount.read(summary, kind + "Amount"),
                        RecordFields.text(summary, kind + "BookingEntry")));
            }
        }
        return new TransactionSummary(List.copyOf(parts));
    }
}
