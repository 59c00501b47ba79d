package dev.ebayconnector.fakeebay.finances;

import java.time.Duration;
import java.time.Instant;

/**
 * A transaction as a search needs it, without its content.
 *
 * @param order index of the order that it belongs to
 * @param due   from when on its money is no longer held back
 * @param cents of a label or a charge, in the currency of the seller; otherwise 0
 */
record Entry(Kind kind, String id, int order, Instant date, Instant due, long cents) {
    private static final Duration PROCESSED_WITHIN = Duration.ofDays(2);

    enum Kind {
        SALE("SALE", "CREDIT"),
        REFUND("REFUND", "DEBIT"),
        LABEL("SHIPPING_LABEL", "DEBIT"),
        ADVERTISING("NON_SALE_CHARGE", "DEBIT");

        final String type;
        final String bookingEntry;

        Kind(String type, String bookingEntry) {
            this.type = type;
            this.bookingEntry = bookingEntry;
        }
    }

    boolean paidOut(Instant now) {
        return !Week.of(due).payoutDate().isAfter(now);
    }

    String status(Instant now) {
        if (paidOut(now)) {
            return "PAYOUT";
        }
        if (due.isAfter(now)) {
            return "FUNDS_ON_HOLD";
        }
        return date.plus(PROCESSED_WITHIN).isAfter(now) ? "FUNDS_PROCESSING" : "FUNDS_AVAILABLE_FOR_PAYOUT";
    }
}
