package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** How an order was paid, and paid back. */
final class OrderPayment {
    private static final double KEPT_BY_SELLER = 0.8675;
    private static final double DOLLARS = 1.1;
    private static final Duration HOLD = Duration.ofDays(21);

    private OrderPayment() {}

    static ObjectNode json(OrderFacts facts, OrderPrices prices, SeededRandom random, SeededRandom extra) {
        Money due = prices.total().minus(prices.tax()).times(KEPT_BY_SELLER);
        ObjectNode summary = Json.object();
        summary.set(
                "totalDueSeller",
                due.currency().equals("USD")
                        ? due.json()
                        : new Money(due.cents(), "USD").times(DOLLARS).convertedFrom(due));
        summary.set("refunds", refunds(facts, prices, random));
        return summary.set("payments", Json.array().add(payment(facts, prices, random, extra)));
    }

    private static ObjectNode payment(OrderFacts facts, OrderPrices prices, SeededRandom random, SeededRandom extra) {
        ObjectNode payment = Json.object()
                .put("paymentMethod", "EBAY")
                .put("paymentReferenceId", String.valueOf(random.digits(10)))
                .put("paymentStatus", status(facts));
        if (status(facts).equals("PAID")) {
            payment.put("paymentDate", Json.time(facts.createdAt().plusSeconds(1)));
        }
        if (extra.happens(0.05) && status(facts).equals("PAID")) {
            payment.set("paymentHolds", Json.array().add(hold(facts, prices, extra)));
        }
        return payment.set("amount", prices.total().json());
    }

    private static ObjectNode hold(OrderFacts facts, OrderPrices prices, SeededRandom extra) {
        String state = extra.happens(0.5) ? "HELD" : "RELEASED";
        ObjectNode hold = Json.object().put("holdReason", "New seller").put("holdState", state);
        hold.put(
                state.equals("HELD") ? "expectedReleaseDate" : "releaseDate",
                Json.time(facts.createdAt().plus(HOLD)));
        return hold.set("holdAmount", prices.total().json());
    }

    private static String status(OrderFacts facts) {
        return switch (facts.payment()) {
            case "FAILED", "PENDING" -> facts.payment();
            default -> "PAID";
        };
    }

    private static ArrayNode refunds(OrderFacts facts, OrderPrices prices, SeededRandom random) {
        ArrayNode refunds = Json.array();
        if (facts.isRefunded()) {
            Money amount = facts.payment().equals("FULLY_REFUNDED")
                    ? prices.total()
                    : prices.total().times(0.25);
            ObjectNode refund = Json.object()
                    .put("refundId", String.valueOf(random.digits(10)))
                    .put("refundStatus", "REFUNDED")
                    .put("refundDate", Json.time(facts.modifiedAt()));
            refunds.add(refund.set("amount", amount.json()));
        }
        return refunds;
    }
}
