package dev.ebayconnector.bench;

import java.util.List;
import java.util.Locale;

/** The results as a picture: one panel for each column, one bar for each subject. */
final class Chart {

    enum Theme {
        LIGHT("#ffffff", "#1f2328", "#59636e", "#d1d9e0", "#8c959f", "#0969da", "#bc4c00"),
        DARK("#0d1117", "#f0f6fc", "#9198a1", "#3d444d", "#6e7681", "#4493f8", "#db6d28");

        private final String paper;
        private final String text;
        private final String faint;
        private final String line;
        private final List<String> bars;

        Theme(String paper, String text, String faint, String line, String... bars) {
            this.paper = paper;
            this.text = text;
            this.faint = faint;
            this.line = line;
            this.bars = List.of(bars);
        }

        String file() {
            return name().toLowerCase(Locale.ROOT);
        }

        String bar(Kind kind) {
            return bars.get(kind.ordinal());
        }
    }

    private static final List<Column> PANELS = List.of(Column.COLD, Column.CACHED, Column.WARM, Column.MEMORY);
    private static final int NAMES = 170;
    private static final int PANEL = 200;

    /** Right of the longest bar, for its figure. */
    private static final int FIGURE = 52;

    private static final int GAP = 16;
    private static final int TOP = 58;
    private static final int ROW = 20;
    private static final int BAR = 13;

    private final Results results;
    private final Theme theme;
    private final StringBuilder svg = new StringBuilder();

    Chart(Results results, Theme theme) {
        this.results = results;
        this.theme = theme;
    }

    String svg() {
        var width = NAMES + PANELS.size() * (PANEL + GAP);
        var height = TOP + results.measured().size() * ROW + 12;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"12\">",
                width, height, width, height);
        add("<title>Cold start, warm answer and memory of each function, of plain handlers and of other"
                + " frameworks</title>");
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/>", theme.paper);
        legend();
        names();
        for (int panel = 0; panel < PANELS.size(); panel++) {
            panel(NAMES + panel * (PANEL + GAP), PANELS.get(panel));
        }
        add("</svg>");
        return svg.toString();
    }

    private void legend() {
        var titles = List.of("without a framework", "this project", "other frameworks");
        int x = NAMES;
        for (var kind : Kind.values()) {
            add("<rect x=\"%d\" y=\"11\" width=\"11\" height=\"11\" fill=\"%s\"/>", x, theme.bar(kind));
            text(x + 16, 21, "start", theme.text, titles.get(kind.ordinal()));
            x += 150;
        }
    }

    private void names() {
        int row = 0;
        for (var one : results.measured()) {
            text(NAMES - 10, middle(row++), "end", theme.text, one.name());
        }
    }

    private void panel(int left, Column column) {
        var longest = results.measured().stream()
                .mapToDouble(one -> one.figures().getOrDefault(column, 0.0))
                .max()
                .orElse(1);
        text(left, TOP - 12, "start", theme.faint, column.title() + ", " + column.unit());
        add(
                "<path d=\"M%d.5 %dV%d\" stroke=\"%s\"/>",
                left, TOP - 4, TOP + results.measured().size() * ROW, theme.line);
        int row = 0;
        for (var one : results.measured()) {
            var figure = one.figures().get(column);
            if (figure != null) {
                var width = Math.max(1, (int) Math.round(figure / longest * (PANEL - FIGURE)));
                add(
                        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>",
                        left + 1, TOP + row * ROW + (ROW - BAR) / 2, width, BAR, theme.bar(one.kind()));
                text(left + width + 6, middle(row), "start", theme.text, Figures.text(column, figure));
            }
            row++;
        }
    }

    private static int middle(int row) {
        return TOP + row * ROW + ROW / 2 + 4;
    }

    private void text(int x, int y, String anchor, String colour, String text) {
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>", x, y, anchor, colour, text);
    }

    private void add(String line, Object... values) {
        svg.append(String.format(Locale.ROOT, line, values)).append('\n');
    }
}
