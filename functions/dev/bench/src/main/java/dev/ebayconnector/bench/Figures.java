package dev.ebayconnector.bench;

import java.util.Locale;

/** Figures as people read them. */
final class Figures {

    private Figures() {}

    /** Warm answers take a few milliseconds, so their fractions count. */
    static String text(Column column, double figure) {
        return column == Column.WARM || column == Column.P99
                ? String.format(Locale.ROOT, "%.2f", figure)
                : String.format(Locale.ROOT, "%,.0f", figure);
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.1f", ratio);
    }
}
