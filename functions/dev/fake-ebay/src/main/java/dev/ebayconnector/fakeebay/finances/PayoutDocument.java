package dev.ebayconnector.fakeebay.finances;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.Json;
import java.time.Duration;
import java.time.Instant;

/** A payout: under way for a day, then paid; a few fail at first and are tried again. */
record PayoutDocument(Ledger ledger, Week week) {
    private static final Duration UNDER_WAY = Duration.ofDays(1);
    private static final Duration TRIED_AGAIN = Duration.ofDays(3);
    private static final int EVERY_NTH_FAILS = 9;

    String status(Instant now) {
        Instant date = week.payoutDate();
        if (date.plus(UNDER_WAY).isAfter(now)) {
            return "INITIATED";
        }
        return failsAtFirst() && date.plus(TRIED_AGAIN).isAfter(now) ? "RETRYABLE_FAILED" : "SUCCEEDED";
    }

    Instant lastAttempt() {
        return week.payoutDate().plus(UNDER_WAY);
    }

    private boolean failsAtFirst() {
        return week.number() % EVERY_NTH_FAILS == 0;
    }

    ObjectNode json(Instant now) {
        String status = status(now);
        ObjectNode payout = Json.object()
                .put("payoutId", ledger.payoutId(week))
                .put("payoutStatus", status)
                .put("payoutStatusDescription", description(status))
                .put("payoutDate", Json.time(week.payoutDate()))
                .put("transactionCount", ledger.paidIn(week).size());
        if (status.equals("RETRYABLE_FAILED")) {
            payout.put("lastAttemptedPayoutDate", Json.time(lastAttempt()));
        }
        payout.set("amount", ledger.sum(week).json());
        return payout.set(
                "payoutInstrument",
                Json.object()
                        .put("instrumentType", "BANK")
                        .put("nickname", "Main account")
                        .put("accountLastFourDigits", "1234"));
    }

    private static String description(String status) {
        return switch (status) {
            case "INITIATED" -> "Preparing to send";
            case "SUCCEEDED" -> "Funds sent";
            default -> "Funds on hold";
        };
    }
}
