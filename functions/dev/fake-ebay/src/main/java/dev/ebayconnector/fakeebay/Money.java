package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Cents of a currency, written as eBay does: a text with as few decimals as it likes, at least one. */
public record Money(long cents, String currency) {

    public Money plus(Money other) {
        return new Money(cents + other.cents, currency);
    }

    public Money minus(Money other) {
        return new Money(cents - other.cents, currency);
    }

    /** The sum that {@link #json} writes. */
    public static Money read(JsonNode amount) {
        return new Money(
                new BigDecimal(amount.path("value").asText()).movePointRight(2).longValueExact(),
                amount.path("currency").asText());
    }

    public Money times(double factor) {
        return new Money(
                BigDecimal.valueOf(cents)
                        .multiply(BigDecimal.valueOf(factor))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact(),
                currency);
    }

    public ObjectNode json() {
        BigDecimal shortest = BigDecimal.valueOf(cents, 2).stripTrailingZeros();
        return Json.object()
                .put("value", shortest.setScale(Math.max(1, shortest.scale())).toPlainString())
                .put("currency", currency);
    }

    /** As seen by a seller whose account runs in another currency. */
    public ObjectNode convertedFrom(Money original) {
        ObjectNode from = original.json();
        return json().put("convertedFromValue", from.get("value").asText())
                .put("convertedFromCurrency", original.currency);
    }
}
