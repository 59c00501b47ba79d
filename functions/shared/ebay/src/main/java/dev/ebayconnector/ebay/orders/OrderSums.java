package dev.ebayconnector.ebay.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.ebay.records.RecordFields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Sums of an order's amounts; null without an amount, and if one is in another currency than the order's total, because
 * such a sum would mean nothing.
 */
final class OrderSums {

    /** Of {@code holdState}: a payment in any other state, an unknown one included, is still held back. */
    private static final Set<String> FREE = Set.of("NOT_HELD", "RELEASED", "RELEASE_CONFIRMED");

    private OrderSums() {}

    /** @param items one line item, or an array of them */
    static BigDecimal taxByEbay(JsonNode items, String currency) {
        var taxes = new ArrayList<JsonNode>();
        (items.isArray() ? items : List.of(items))
                .forEach(item -> item.path("ebayCollectAndRemitTaxes").forEach(tax -> taxes.add(tax.path("amount"))));
        return sum(taxes, currency, "ebayCollectAndRemitTaxes");
    }

    static BigDecimal refunds(JsonNode refunds, String currency) {
        var amounts = new ArrayList<JsonNode>();
        refunds.forEach(refund -> amounts.add(refund.path("amount")));
        return sum(amounts, currency, "refunds");
    }

    static BigDecimal held(JsonNode payments, String currency) {
        var amounts = new ArrayList<JsonNode>();
        payments.forEach(payment -> payment.path("paymentHolds").forEach(hold -> {
            if (!FREE.contains(hold.path("holdState").asText())) {
                amounts.add(hold.path("holdAmount"));
            }
        }));
        return sum(amounts, currency, "paymentHolds");
    }

    private static BigDecimal sum(List<JsonNode> amounts, String currency, String name) {
        BigDecimal sum = null;
        for (var amount : amounts) {
            var value = RecordFields.money(amount, name);
            if (value != null && !amount.path("currency").asText().equals(currency)) {
                return null;
            }
            sum = sum == null ? value : value == null ? sum : sum.add(value);
        }
        return sum;
    }
}
