package dev.ebayconnector.ebay.finances;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.ebay.finances.EbayTransaction.Fee;
import dev.ebayconnector.ebay.records.RecordFields;
import dev.ebayconnector.ebay.records.RecordText;
import java.util.ArrayList;
import java.util.List;

/** Reads the records of Sell Finances; one that is malformed is refused as {@link RecordFields} does. */
final class FinanceReader {

    private FinanceReader() {}

    /** The tax is written {@code eBayCollectedTaxAmount} in the contract and {@code ebayCollectedTaxAmount} on the wire. */
    static EbayTransaction transaction(JsonNode record, String raw) {
        RecordText.requireStorable(record);
        var tax = record.has("eBayCollectedTaxAmount") ? "eBayCollectedTaxAmount" : "ebayCollectedTaxAmount";
        var references = record.path("references");
        return new EbayTransaction(
                RecordFields.id(record, "transactionId"),
                RecordFields.id(record, "transactionType"),
                RecordFields.moment(record, "transactionDate"),
                RecordFields.id(record, "transactionStatus"),
                RecordFields.id(record, "bookingEntry"),
                EbayAmount.required(record, "amount"),
                EbayAmount.read(record, "totalFeeBasisAmount"),
                EbayAmount.read(record, "totalFeeAmount"),
                EbayAmount.read(record, tax),
                RecordFields.text(record, "orderId"),
                RecordFields.text(record, "payoutId"),
                RecordFields.text(record.path("buyer"), "username"),
                RecordFields.text(record, "salesRecordReference"),
                RecordFields.text(record, "feeType"),
                RecordFields.text(record, "transactionMemo"),
                RecordFields.text(record, "paymentsEntity"),
                references.isArray() ? references.toString() : null,
                fees(record.path("orderLineItems")),
                raw);
    }

    private static List<Fee> fees(JsonNode items) {
        var fees = new ArrayList<Fee>();
        for (var item : items) {
            for (var fee : item.path("marketplaceFees")) {
                var amount = EbayAmount.read(fee, "amount");
                fees.add(new Fee(
                        RecordFields.text(item, "lineItemId"),
                        RecordFields.text(fee, "feeType"),
                        amount.value(),
                        amount.currency(),
                        RecordFields.text(fee, "feeMemo")));
            }
        }
        return fees;
    }

    static EbayPayout payout(JsonNode record, String raw) {
        RecordText.requireStorable(record);
        var instrument = record.path("payoutInstrument");
        return new EbayPayout(
                RecordFields.id(record, "payoutId"),
                RecordFields.moment(record, "payoutDate"),
                RecordFields.id(record, "payoutStatus"),
                RecordFields.text(record, "payoutStatusDescription"),
                EbayAmount.required(record, "amount"),
                EbayAmount.read(record, "totalFee"),
                RecordFields.optionalMoment(record, "lastAttemptedPayoutDate"),
                RecordFields.integer(record, "transactionCount"),
                RecordFields.text(instrument, "instrumentType"),
                RecordFields.text(instrument, "nickname"),
                RecordFields.text(instrument, "accountLastFourDigits"),
                RecordFields.text(record, "bankReference"),
                RecordFields.text(record, "payoutReference"),
                RecordFields.text(record, "payoutMemo"),
                raw);
    }

    static SellerFunds funds(JsonNode record, String raw) {
        RecordText.requireStorable(record);
        return new SellerFunds(
                EbayAmount.read(record, "totalFunds"),
                EbayAmount.required(record, "availableFunds"),
                EbayAmount.required(record, "fundsOnHold"),
                EbayAmount.required(record, "processingFunds"),
                raw);
    }
}
