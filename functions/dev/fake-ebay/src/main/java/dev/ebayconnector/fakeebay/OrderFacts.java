package dev.ebayconnector.fakeebay;

import java.time.Instant;

/** What a search needs to know of an order; cheap enough to be computed for every order of a window. */
public record OrderFacts(
        int index, Instant createdAt, Instant modifiedAt, String fulfillment, String payment, String cancel) {

    public boolean isFulfilled() {
        return fulfillment.equals("FULFILLED");
    }

    public boolean isRefunded() {
        return payment.endsWith("_REFUNDED");
    }
}
