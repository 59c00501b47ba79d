package dev.ebayconnector.fakeebay;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A window {@code [a..b]} or {@code [a..]} of an order filter, kept to eBay's rules. */
record DateRange(Instant from, Optional<Instant> to) {
    private static final Pattern RANGE = Pattern.compile("\\[(.*?)\\.\\.(.*)]");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");
    private static final int MOST_YEARS = 2;

    static Checked<DateRange> parse(String name, String text, Instant now) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return refused(30800, "Invalid filter value " + text + " for filter " + name);
        }
        if (range.group(1).isBlank()) {
            return refused(30820, "Start date is missing");
        }
        return date(range.group(1))
                .then(from -> range.group(2).isBlank()
                        ? within(new DateRange(from, Optional.empty()), now)
                        : date(range.group(2)).then(to -> within(new DateRange(from, Optional.of(to)), now)));
    }

    private static Checked<Instant> date(String text) {
        try {
            return DATE.matcher(text).matches()
                    ? Checked.passed(Instant.parse(text))
                    : refused(30810, "Invalid date format");
        } catch (DateTimeParseException noSuchDay) {
            return refused(30810, "Invalid date format");
        }
    }

    private static Checked<DateRange> within(DateRange range, Instant now) {
        Instant end = range.to.orElse(now);
        if (range.from.isAfter(now) || end.isAfter(now)) {
            return refused(30850, "Start and end dates can't be in the future");
        }
        if (range.from.isAfter(end)) {
            return refused(30840, "Start date should be before end date");
        }
        Instant earliest = end.atZone(ZoneOffset.UTC).minusYears(MOST_YEARS).toInstant();
        return range.from.isBefore(earliest)
                ? refused(
                        30830, "Time range between start date and end date must be within '" + MOST_YEARS + "' years.")
                : Checked.passed(range);
    }

    private static <T> Checked<T> refused(int errorId, String message) {
        return Checked.refused(ApiErrors.fulfillment(errorId, message));
    }
}
