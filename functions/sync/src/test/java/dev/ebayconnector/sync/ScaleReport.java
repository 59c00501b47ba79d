package dev.ebayconnector.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of a simulated day, each with how it was found, printed and written as JSON. */
final class ScaleReport {

    private final PrintStream out;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private String part = "";

    ScaleReport(PrintStream out) {
        this.out = out;
    }

    /** How a figure was found. */
    enum How {
        /** Chosen by who runs the benchmark, or by {@code template.yaml}. */
        SETTING,
        /** Counted or timed while the real code worked. */
        MEASURED,
        /** Arithmetic on measured figures. */
        COMPUTED
    }

    void part(String name) {
        part = name;
        out.printf("%n%s%n", name);
    }

    void add(String what, Object value, String unit, How how) {
        var row = new LinkedHashMap<String, Object>();
        row.put("part", part);
        row.put("what", what);
        row.put("value", value);
        row.put("unit", unit);
        row.put("how", how.name().toLowerCase(Locale.ROOT));
        rows.add(row);
        out.printf("  %-64s %16s %-18s %s%n", what, text(value), unit, row.get("how"));
    }

    private static String text(Object value) {
        return switch (value) {
            case Double number -> "%,.2f".formatted(number);
            case Number number -> "%,d".formatted(number.longValue());
            default -> value.toString();
        };
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(rows));
        out.println("\nWritten to " + file.normalize());
    }
}
