package dev.ebayconnector.fakeebay;

import java.time.Instant;

/** Draws statuses that fit together: what was refunded in full may be canceled, what failed was not shipped. */
final class OrderStatuses {
    private OrderStatuses() {}

    static OrderFacts random(int index, Instant created, Instant modified, SeededRandom random) {
        String payment = payment(random.fraction());
        String cancel = cancel(payment, random);
        String fulfillment = payment.equals("FAILED") || payment.equals("PENDING") || cancel.equals("CANCELED")
                ? "NOT_STARTED"
                : fulfillment(random.fraction());
        return new OrderFacts(index, created, modified, fulfillment, payment, cancel);
    }

    private static String payment(double chance) {
        if (chance < 0.02) {
            return chance < 0.01 ? "FAILED" : "PENDING";
        }
        if (chance < 0.10) {
            return chance < 0.06 ? "FULLY_REFUNDED" : "PARTIALLY_REFUNDED";
        }
        return "PAID";
    }

    private static String cancel(String payment, SeededRandom random) {
        if (payment.equals("FULLY_REFUNDED") && random.happens(0.5)) {
            return "CANCELED";
        }
        return random.happens(0.01) ? "IN_PROGRESS" : "NONE_REQUESTED";
    }

    private static String fulfillment(double chance) {
        if (chance < 0.20) {
            return chance < 0.12 ? "NOT_STARTED" : "IN_PROGRESS";
        }
        return "FULFILLED";
    }
}
