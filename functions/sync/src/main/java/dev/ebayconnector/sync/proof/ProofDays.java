package dev.ebayconnector.sync.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Which days are checked. Each night: the last seven, four of the 28 before them (each of which has its turn once in seven
 * nights), and those that were not proven when they were checked last.
 */
public final class ProofDays {

    /** Days that are looked at unless others are asked for. */
    public static final int USUAL = 35;

    private static final int EACH_NIGHT = 7;
    private static final int NIGHTS_PER_TURN = 7;

    /** eBay does not document how late its index is; orders are read every 15 minutes. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private ProofDays() {}

    /** The last day that has ended long enough ago. */
    public static LocalDate last(Instant now) {
        return Check.day(now.minus(SETTLED)).minusDays(1);
    }

    /** From the first to the last, both included. */
    static List<LocalDate> between(LocalDate first, LocalDate last) {
        return first.isAfter(last)
                ? List.of()
                : first.datesUntil(last.plusDays(1)).toList();
    }

    /** @param open days that were not proven */
    static List<LocalDate> tonight(Instant now, Collection<LocalDate> open) {
        var last = last(now);
        var days = new TreeSet<>(between(last.minusDays(EACH_NIGHT - 1), last));
        long turn = Math.floorMod(last.toEpochDay(), NIGHTS_PER_TURN);
        between(last.minusDays(USUAL - 1), last.minusDays(EACH_NIGHT)).stream()
                .filter(day -> Math.floorMod(day.toEpochDay(), NIGHTS_PER_TURN) == turn)
                .forEach(days::add);
        days.addAll(open);
        return List.copyOf(days);
    }
}
