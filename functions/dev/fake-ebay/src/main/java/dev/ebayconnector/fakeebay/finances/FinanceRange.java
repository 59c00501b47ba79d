package dev.ebayconnector.fakeebay.finances;

import dev.ebayconnector.fakeebay.Checked;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of dates in a filter of Finances, kept to eBay's rules; both ends belong to it. */
record FinanceRange(Instant from, Instant to) {
    private static final Pattern RANGE = Pattern.compile("\\[([^\\[\\]]+?)\\.\\.([^\\[\\]]*)]");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");
    private static final int OLDEST_YEARS = 5;
    private static final int LONGEST_MONTHS = 36;

    /** eBay's numbers for the same faults in transactions and in payouts. */
    record Errors(int malformed, int tooOld, int tooLong) {
        static final Errors TRANSACTIONS = new Errors(135008, 135015, 135016);
        static final Errors PAYOUTS = new Errors(135004, 135013, 135014);
    }

    /** Without a filter: the last five years. */
    static Checked<FinanceRange> parse(Optional<String> text, Errors errors, Instant now) {
        Instant oldest = now.atZone(ZoneOffset.UTC).minusYears(OLDEST_YEARS).toInstant();
        if (text.isEmpty()) {
            return Checked.passed(new FinanceRange(oldest, now));
        }
        Matcher range = RANGE.matcher(text.get());
        if (!range.matches()) {
            return FinanceErrors.refused(errors.malformed, "The value of date filter is invalid.");
        }
        Optional<Instant> from = date(range.group(1));
        Optional<Instant> to = range.group(2).isEmpty() ? Optional.of(now) : date(range.group(2));
        if (from.isEmpty() || to.isEmpty() || from.get().isAfter(to.get())) {
            return FinanceErrors.refused(errors.malformed, "The value of date filter is invalid.");
        }
        if (from.get().isBefore(oldest)) {
            return FinanceErrors.refused(errors.tooOld, "The supplied start date is invalid: older than five years.");
        }
        return to.get()
                        .isAfter(from.get()
                                .atZone(ZoneOffset.UTC)
                                .plusMonths(LONGEST_MONTHS)
                                .toInstant())
                ? FinanceErrors.refused(errors.tooLong, "The supplied date range cannot exceed 36 months.")
                : Checked.passed(new FinanceRange(from.get(), to.get()));
    }

    boolean contains(Instant time) {
        return !time.isBefore(from) && !time.isAfter(to);
    }

    private static Optional<Instant> date(String text) {
        try {
            return DATE.matcher(text).matches() ? Optional.of(Instant.parse(text)) : Optional.empty();
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }
}
