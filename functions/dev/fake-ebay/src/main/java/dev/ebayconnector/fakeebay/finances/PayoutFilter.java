package dev.ebayconnector.fakeebay.finances;

import dev.ebayconnector.fakeebay.Checked;
import dev.ebayconnector.fakeebay.Request;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Which payouts a call asks for. */
record PayoutFilter(Conditions conditions, FinanceRange dates, FinanceRange attempts) {
    private static final String DATE = "payoutDate";
    private static final String ATTEMPT = "lastAttemptedPayoutDate";
    private static final String STATUS = "payoutStatus";
    private static final String FAILED = "RETRYABLE_FAILED";
    private static final Set<String> KNOWN = Set.of(DATE, ATTEMPT, STATUS, "payoutReference");
    private static final Set<String> STATUSES = Set.of("INITIATED", "SUCCEEDED", "REVERSED", FAILED, "TERMINAL_FAILED");

    static Checked<PayoutFilter> parse(Request request, Instant now) {
        return Conditions.parse(request, KNOWN)
                .then(PayoutFilter::checked)
                .then(conditions -> FinanceRange.parse(conditions.text(DATE), FinanceRange.Errors.PAYOUTS, now)
                        .then(dates -> FinanceRange.parse(conditions.text(ATTEMPT), FinanceRange.Errors.PAYOUTS, now)
                                .then(attempts -> Checked.passed(new PayoutFilter(conditions, dates, attempts)))));
    }

    private static Checked<Conditions> checked(Conditions conditions) {
        if (conditions.has(STATUS)
                && conditions.word(STATUS).filter(STATUSES::contains).isEmpty()) {
            return FinanceErrors.refused(135002, "The value of payout status filter is invalid.");
        }
        return conditions.has(ATTEMPT)
                        && conditions.word(STATUS).filter(FAILED::equals).isEmpty()
                ? FinanceErrors.refused(135002, "The value of payout status filter is invalid.")
                : Checked.passed(conditions);
    }

    /** The oldest first. */
    List<PayoutDocument> of(Ledger ledger, Instant now) {
        return ledger.payouts(now).stream()
                .filter(week -> dates.contains(week.payoutDate()))
                .map(week -> new PayoutDocument(ledger, week))
                .filter(payout -> conditions
                        .word(STATUS)
                        .filter(status -> !status.equals(payout.status(now)))
                        .isEmpty())
                .filter(payout -> !conditions.has(ATTEMPT) || attempts.contains(payout.lastAttempt()))
                .filter(payout -> !conditions.has("payoutReference"))
                .toList();
    }
}
