package dev.ebayconnector.bench;

import java.util.Locale;
import java.util.Set;

/** Figures as people read them. */
final class Figures {

    private static final Set<Column> SMALL = Set.of(Column.WARM, Column.P99, Column.WARM_PROCESSOR);

    private Figures() {}

    /** Warm answers take a few milliseconds, so their fractions count. */
    static String text(Column column, double figure) {
        return SMALL.contains(column)
                ? String.format(Locale.ROOT, "%.2f", figure)
                : String.format(Locale.ROOT, "%,.0f", figure);
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.1f", ratio);
    }
}
