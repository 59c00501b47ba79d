package dev.ebayconnector.fakeebay.finances;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.Money;
import dev.ebayconnector.fakeebay.Seller;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Converts what a buyer paid into the currency of the seller. */
final class Rates {
    private static final Map<String, Double> DOLLARS =
            Map.of("USD", 1.0, "EUR", 1.08, "GBP", 1.27, "AUD", 0.66, "CAD", 0.73);

    private Rates() {}

    static String currencyOf(Seller seller) {
        return switch (seller.marketplace()) {
            case "EBAY_DE" -> "EUR";
            case "EBAY_GB" -> "GBP";
            default -> "USD";
        };
    }

    static Money converted(Money original, String currency) {
        return original.currency().equals(currency)
                ? original
                : new Money(original.cents(), currency).times(rate(original.currency(), currency));
    }

    /** With the original amount and the rate, if it was converted. */
    static ObjectNode json(Money original, String currency) {
        return original.currency().equals(currency)
                ? original.json()
                : converted(original, currency)
                        .convertedFrom(original)
                        .put(
                                "exchangeRate",
                                BigDecimal.valueOf(rate(original.currency(), currency))
                                        .toPlainString());
    }

    private static double rate(String from, String to) {
        return BigDecimal.valueOf(DOLLARS.getOrDefault(from, 0.5) / DOLLARS.getOrDefault(to, 0.5))
                .setScale(4, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
