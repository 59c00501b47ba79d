package dev.ebayconnector.sync.proof;

import dev.ebayconnector.sync.run.resource.Slice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A closed UTC day whose records are counted, or a whole list without dates on the day on which it is counted.
 *
 * @param from first moment, included
 * @param to   last moment, included; eBay's filters count milliseconds
 */
public record Check(LocalDate day, Instant from, Instant to) {

    private static final String DAY = "day";
    private static final String NOW = "now";

    static Check of(LocalDate day) {
        var from = day.atStartOfDay(ZoneOffset.UTC);
        return new Check(day, from.toInstant(), from.plusDays(1).toInstant().minusMillis(1));
    }

    static Check of(Slice slice, Instant now) {
        return switch (slice) {
            case Slice.Period period -> of(day(period.from()));
            case Slice.WholeList _ -> of(day(now));
            case Slice.Keys _ -> throw new IllegalArgumentException("keys are not counted");
        };
    }

    static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    Slice.Period slice() {
        return new Slice.Period(DAY, from, to);
    }

    static Slice whole() {
        return new Slice.WholeList(NOW);
    }
}
