package dev.ebayconnector.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of one run of {@link SyncBench}, printed as they come and written as JSON. */
public final class BenchReport {

    private static final String HEAD = "%n%-54s %12s %-14s %7s  %-32s %s%n";
    private static final String ROW = "%-54s %,12.1f %-14s %7s  %-32s %s%n";

    private final List<Line> lines = new ArrayList<>();

    /**
     * @param ratio to the line of that name; null for a line that others refer to
     * @param goal  empty without one
     */
    private record Line(String name, double value, String unit, Double ratio, String to, String goal) {}

    BenchReport() {
        System.out.printf(HEAD, "what", "value", "unit", "ratio", "to", "goal");
    }

    /** A figure that others refer to, or one that means something by itself. */
    public void add(String name, double value, String unit, String goal) {
        add(new Line(name, value, unit, null, "", goal));
    }

    /** @param to the name of the line that the ratio refers to */
    public void add(String name, double value, String unit, double ratio, String to, String goal) {
        add(new Line(name, value, unit, ratio, to, goal));
    }

    private void add(Line line) {
        lines.add(line);
        var ratio = line.ratio() == null ? "" : "%.2f".formatted(line.ratio());
        System.out.printf(ROW, line.name(), line.value(), line.unit(), ratio, line.to(), line.goal());
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(
                file,
                new ObjectMapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsBytes(
                                lines.stream().map(BenchReport::members).toList()));
        System.out.println("\nWritten to " + file.normalize());
    }

    private static Map<String, Object> members(Line line) {
        var members = new LinkedHashMap<String, Object>();
        members.put("name", line.name());
        members.put("value", line.value());
        members.put("unit", line.unit());
        if (line.ratio() != null) {
            members.put("ratio", line.ratio());
            members.put("to", line.to());
        }
        if (!line.goal().isEmpty()) {
            members.put("goal", line.goal());
        }
        return members;
    }
}
