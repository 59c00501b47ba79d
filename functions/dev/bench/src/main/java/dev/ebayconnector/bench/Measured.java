package dev.ebayconnector.bench;

import java.util.EnumMap;
import java.util.Map;

/**
 * One line of the results.
 *
 * @param get     the request
 * @param figures milliseconds, and MB
 * @param ratios  to the plain handler of the same run
 */
record Measured(
        String name,
        Kind kind,
        String get,
        boolean signedIn,
        Map<Column, Double> figures,
        Map<Column, Double> ratios,
        Run run) {

    /** @param plain the figures of the plain handler */
    static Measured of(Subject subject, Map<Column, Double> figures, Map<Column, Double> plain, Run run) {
        var rounded = new EnumMap<Column, Double>(Column.class);
        var ratios = new EnumMap<Column, Double>(Column.class);
        figures.forEach((column, figure) -> {
            rounded.put(column, round(figure, 100));
            // What has no cache is compared with what has one.
            if (plain.containsKey(column)) {
                ratios.put(column, round(figure / plain.get(column), 1000));
            }
        });
        return new Measured(subject.name(), subject.kind(), subject.get(), subject.signedIn(), rounded, ratios, run);
    }

    /** The lower ratio of each column, with its figure, of this and another measurement. */
    Measured better(Measured other) {
        var best = new EnumMap<Column, Double>(figures);
        var bestRatios = new EnumMap<Column, Double>(ratios);
        other.ratios.forEach((column, ratio) -> {
            if (ratio < bestRatios.getOrDefault(column, Double.MAX_VALUE)) {
                bestRatios.put(column, ratio);
                best.put(column, other.figures.get(column));
            }
        });
        return new Measured(name, kind, get, signedIn, best, bestRatios, run);
    }

    private static double round(double value, int parts) {
        return (double) Math.round(value * parts) / parts;
    }
}
