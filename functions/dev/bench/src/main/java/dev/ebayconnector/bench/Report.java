package dev.ebayconnector.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the results as text and JSON; each figure also as a ratio to the plain handler of the same run. */
record Report(Measured plain, List<Measured> functions) {

    private static final String HEAD = "%n%-14s %-34s %9s %6s %9s %6s %9s %6s%n";
    private static final String ROW = "%-14s %-34s %9.0f %5.1fx %9.0f %5.1fx %9.2f %5.1fx%n";

    void print() {
        System.out.printf(HEAD, "function", "GET", "cold ms", "ratio", "cached ms", "ratio", "warm ms", "ratio");
        print(plain);
        functions.forEach(this::print);
    }

    void write(Path file) throws IOException {
        var rows = functions.stream().map(this::row).toList();
        Files.write(
                file,
                new ObjectMapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsBytes(Map.of("plain", row(plain), "functions", rows)));
    }

    private void print(Measured one) {
        System.out.printf(
                ROW,
                one.name(),
                one.target(),
                one.coldMillis(),
                cold(one),
                one.cachedMillis(),
                cached(one),
                one.warmMillis(),
                warm(one));
    }

    private Map<String, Object> row(Measured one) {
        var row = new LinkedHashMap<String, Object>();
        row.put("function", one.name());
        row.put("target", one.target());
        row.put("cold_ms", one.coldMillis());
        row.put("cold_ratio", cold(one));
        row.put("cached_ms", one.cachedMillis());
        row.put("cached_ratio", cached(one));
        row.put("warm_ms", one.warmMillis());
        row.put("warm_ratio", warm(one));
        return row;
    }

    private double cold(Measured one) {
        return one.coldMillis() / plain.coldMillis();
    }

    private double cached(Measured one) {
        return one.cachedMillis() / plain.cachedMillis();
    }

    private double warm(Measured one) {
        return one.warmMillis() / plain.warmMillis();
    }
}
