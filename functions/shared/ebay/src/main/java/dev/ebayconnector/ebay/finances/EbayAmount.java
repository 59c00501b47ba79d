package dev.ebayconnector.ebay.finances;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.ebay.records.RecordFields;
import java.math.BigDecimal;

/**
 * An amount of money, as Sell Finances states it.
 *
 * @param convertedFromValue    before eBay converted it from a foreign currency; null if it did not
 * @param convertedFromCurrency null like the value
 * @param exchangeRate          null like the value
 */
public record EbayAmount(
        BigDecimal value,
        String currency,
        BigDecimal convertedFromValue,
        String convertedFromCurrency,
        BigDecimal exchangeRate) {

    /** All of whose parts are null, for an amount that eBay does not state. */
    static final EbayAmount NONE = new EbayAmount(null, null, null, null, null);

    /** {@link #NONE} if it is missing. */
    static EbayAmount read(JsonNode record, String name) {
        var amount = record.path(name);
        return amount.isObject() ? ofObject(amount, name) : NONE;
    }

    /** With a value and a currency. */
    static EbayAmount required(JsonNode record, String name) {
        var amount = read(record, name);
        if (amount.value() == null || amount.currency() == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return amount;
    }

    private static EbayAmount ofObject(JsonNode amount, String name) {
        return new EbayAmount(
                RecordFields.money(amount, name),
                RecordFields.text(amount, "currency"),
                RecordFields.number(amount, "convertedFromValue", name),
                RecordFields.text(amount, "convertedFromCurrency"),
                RecordFields.number(amount, "exchangeRate", name));
    }
}
