package dev.ebayconnector.bench;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results as text. */
record Report(Results results) {

    void print() {
        System.out.printf("%n%-26s", "");
        Stream.of(Column.values()).forEach(column -> System.out.printf("%20s", column.title() + " " + column.unit()));
        System.out.println();
        results.measured().forEach(Report::print);
        System.out.println();
        System.out.println(new Goals(results).text());
    }

    private static void print(Measured one) {
        System.out.println("%-26s".formatted(one.name())
                + Stream.of(Column.values()).map(column -> cell(one, column)).collect(Collectors.joining()));
    }

    private static String cell(Measured one, Column column) {
        return one.figures().containsKey(column)
                ? String.format(
                        Locale.ROOT,
                        "%12s %6.2fx",
                        Figures.text(column, one.figures().get(column)),
                        one.ratios().getOrDefault(column, Double.NaN))
                : "%20s".formatted("");
    }
}
