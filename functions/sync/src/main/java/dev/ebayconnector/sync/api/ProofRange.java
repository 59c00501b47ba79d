package dev.ebayconnector.sync.api;

import dev.ebayconnector.sync.proof.ProofDays;
import dev.ebayconnector.web.Members;
import dev.ebayconnector.web.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** UTC days, both included. */
record ProofRange(LocalDate from, LocalDate to) {

    private static final int MOST = 400;
    private static final String FORMAT = "must be a day such as 2026-01-31";
    private static final int LENGTH = 10;

    static ProofRange read(Query query, Instant now) {
        var range =
                of(query.parsed("from", FORMAT, ProofRange::parse), query.parsed("to", FORMAT, ProofRange::parse), now);
        range.problem().ifPresent(problem -> query.refuse("from", problem));
        return range;
    }

    static ProofRange read(Members members, Instant now) {
        var range = of(day(members, "from"), day(members, "to"), now);
        range.problem().ifPresent(problem -> members.problem("from", problem));
        return range;
    }

    private static ProofRange of(Optional<LocalDate> from, Optional<LocalDate> to, Instant now) {
        var last = to.orElseGet(() -> ProofDays.last(now));
        return new ProofRange(from.orElseGet(() -> last.minusDays(ProofDays.USUAL - 1L)), last);
    }

    private static Optional<LocalDate> day(Members members, String name) {
        var text = members.optionalText(name, LENGTH);
        var day = text.map(ProofRange::parse);
        if (text.isPresent() && day.isEmpty()) {
            members.problem(name, FORMAT);
        }
        return day;
    }

    /** Null for what is no day. */
    private static LocalDate parse(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Optional<String> problem() {
        if (from.isAfter(to)) {
            return Optional.of("must not be after to");
        }
        return to.minusDays(MOST).isAfter(from)
                ? Optional.of("must be at most " + MOST + " days before to")
                : Optional.empty();
    }

    Instant start() {
        return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Within the last day. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
    }
}
