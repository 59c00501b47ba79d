package dev.ebayconnector.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures in the repository: {@code recorded.json}, and the tables and the chart that are made from it. */
final class Publication {

    private static final String BEGIN = "<!-- Written by mvn -Pbench -Dbench.record=true -->\n";
    private static final String END = "<!-- Until here -->\n";

    private final Path root;
    private final Path recorded;

    Publication(Path root) {
        this.root = root;
        this.recorded = root.resolve("functions/dev/bench/recorded.json");
    }

    Results recorded() throws IOException {
        return Files.exists(recorded) ? Results.read(recorded) : new Results(List.of());
    }

    /** Replaces what was measured now, and keeps the rest. */
    void record(Results results) throws IOException {
        recorded().with(results).write(recorded);
        write();
    }

    /** Writes the tables and the chart from the recorded figures. */
    void write() throws IOException {
        for (var file : files().entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
            System.out.println("Written to " + root.relativize(file.getKey()));
        }
    }

    /** Every file that shows figures, as it must be. */
    Map<Path, String> files() throws IOException {
        var results = recorded();
        var tables = new Tables(results);
        var files = new LinkedHashMap<Path, String>();
        put(files, "README.md", tables.brief());
        put(files, "docs/performance.md", tables.complete());
        for (var theme : Chart.Theme.values()) {
            files.put(
                    root.resolve("docs/images/performance-" + theme.file() + ".svg"), new Chart(results, theme).svg());
        }
        return files;
    }

    private void put(Map<Path, String> files, String name, String table) throws IOException {
        var file = root.resolve(name);
        var text = Files.readString(file);
        var begin = text.indexOf(BEGIN);
        var end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(name + " has no lines " + BEGIN.strip() + " and " + END.strip());
        }
        files.put(file, text.substring(0, begin + BEGIN.length()) + "\n" + table + "\n" + text.substring(end));
    }
}
