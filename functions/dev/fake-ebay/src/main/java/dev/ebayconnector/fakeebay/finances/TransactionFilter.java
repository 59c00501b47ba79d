package dev.ebayconnector.fakeebay.finances;

import dev.ebayconnector.fakeebay.Checked;
import dev.ebayconnector.fakeebay.Request;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Which transactions a call asks for. */
record TransactionFilter(Conditions conditions, FinanceRange range) {
    private static final String TYPE = "transactionType";
    private static final String STATUS = "transactionStatus";
    private static final String ID = "transactionId";
    private static final String DATE = "transactionDate";
    private static final Set<String> KNOWN =
            Set.of(DATE, TYPE, STATUS, "buyerUsername", "payoutId", "orderId", ID, "payoutReference");
    private static final Set<String> TYPES = Set.of(
            "SALE",
            "REFUND",
            "CREDIT",
            "DISPUTE",
            "SHIPPING_LABEL",
            "TRANSFER",
            "NON_SALE_CHARGE",
            "ADJUSTMENT",
            "WITHDRAWAL",
            "LOAN_REPAYMENT",
            "PURCHASE");
    private static final Set<String> STATUSES =
            Set.of("FUNDS_ON_HOLD", "FUNDS_PROCESSING", "FUNDS_AVAILABLE_FOR_PAYOUT", "PAYOUT", "COMPLETED", "FAILED");

    static Checked<TransactionFilter> parse(Request request, Instant now) {
        return Conditions.parse(request, KNOWN)
                .then(TransactionFilter::checked)
                .then(conditions -> FinanceRange.parse(conditions.text(DATE), FinanceRange.Errors.TRANSACTIONS, now)
                        .then(range -> Checked.passed(new TransactionFilter(conditions, range))));
    }

    private static Checked<Conditions> checked(Conditions conditions) {
        if (conditions.has(TYPE)
                && conditions.word(TYPE).filter(TYPES::contains).isEmpty()) {
            return FinanceErrors.refused(135006, "The value of transaction type filter is invalid.");
        }
        if (conditions.has(STATUS)
                && conditions.word(STATUS).filter(STATUSES::contains).isEmpty()) {
            return FinanceErrors.refused(135007, "The value of transaction status filter is invalid.");
        }
        return conditions.has(ID) && !conditions.has(TYPE)
                ? FinanceErrors.refused(135009, "Transaction type filter is missing.")
                : Checked.passed(conditions);
    }

    boolean hasStatus() {
        return conditions.has(STATUS);
    }

    boolean asksFor(String status) {
        return conditions.word(STATUS).filter(status::equals).isPresent();
    }

    /** The oldest first. */
    List<Entry> of(Ledger ledger, Instant now) {
        return ledger.entries().stream()
                .filter(entry -> !entry.date().isAfter(now) && range.contains(entry.date()))
                .filter(entry -> is(TYPE, entry.kind().type))
                .filter(entry -> is(ID, entry.id()))
                .filter(entry -> is(STATUS, entry.status(now)))
                .filter(entry -> is("payoutId", entry.paidOut(now) ? ledger.payoutId(entry) : ""))
                .filter(entry -> is("payoutReference", ""))
                .filter(entry -> entry.kind() != Entry.Kind.ADVERTISING
                        ? is("orderId", ledger.book().idOf(entry.order()))
                        : !conditions.has("orderId"))
                .filter(entry -> !conditions.has("buyerUsername")
                        || entry.kind() != Entry.Kind.ADVERTISING
                                && is("buyerUsername", new TransactionDocument(ledger, entry).buyer()))
                .toList();
    }

    private boolean is(String name, String value) {
        return !conditions.has(name)
                || conditions.word(name).filter(value::equals).isPresent();
    }
}
