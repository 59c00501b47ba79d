package dev.ebayconnector.bench;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results in Markdown. */
record Tables(Results results) {

    private static final List<Column> BRIEF = List.of(Column.COLD, Column.CACHED, Column.WARM, Column.MEMORY);

    /** For the README. */
    String brief() {
        return table(BRIEF, Measured::name) + "\n" + runs();
    }

    /** With the requests, and every column. */
    String complete() {
        return table(List.of(Column.values()), one -> one.name() + " | `GET " + one.get() + "`")
                        .replaceFirst("\\| \\|", "| | request |")
                        .replaceFirst("\\| --- \\|", "| --- | --- |")
                + "\n" + runs() + "\n" + new Goals(results).text() + "\n";
    }

    private String table(List<Column> columns, Function<Measured, String> first) {
        return line(Stream.concat(Stream.of(""), columns.stream().map(column -> column.title() + ", " + column.unit())))
                + line(Stream.concat(Stream.of("---"), columns.stream().map(column -> "---:")))
                + results.measured().stream()
                        .map(one -> line(Stream.concat(
                                Stream.of(first.apply(one)), columns.stream().map(column -> cell(one, column)))))
                        .collect(Collectors.joining());
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n")).replace("|  |", "| |");
    }

    /** The figure, and how many times that of the plain handler it is. */
    private static String cell(Measured one, Column column) {
        return one.figures().containsKey(column)
                ? Figures.text(column, one.figures().get(column)) + " · "
                        + Figures.ratio(one.ratios().getOrDefault(column, Double.NaN)) + " ×"
                : "";
    }

    private String runs() {
        var runs = results.measured().stream().map(Measured::run).distinct().toList();
        return runs.stream().map(run -> line(run, runs.size() > 1)).collect(Collectors.joining());
    }

    private String line(Run run, boolean ofSeveral) {
        var names = results.measured().stream()
                .filter(one -> one.run().equals(run))
                .map(Measured::name)
                .collect(Collectors.joining("; "));
        return "Measured on %s, commit %s%s: %s.\n"
                .formatted(run.date(), run.commit(), ofSeveral ? " (" + names + ")" : "", run.machine());
    }
}
