package dev.ebayconnector.bench.reads;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints each list with its figures in each size of the store, and how many times as long it takes in the largest as in the
 * smallest.
 */
final class ReadReport {

    private final Map<Integer, List<ListFigures>> sizes = new LinkedHashMap<>();

    void add(int orders, List<ListFigures> figures) {
        sizes.put(orders, figures);
    }

    private record Line(String name, List<ListFigures> bySize) {

        double growth() {
            return bySize.getLast().p50() / bySize.getFirst().p50();
        }

        double slowest() {
            return bySize.stream().mapToDouble(ListFigures::p50).max().orElseThrow();
        }
    }

    void print() {
        System.out.printf("%n%-70s", "list, milliseconds with as many orders");
        sizes.keySet().forEach(orders -> System.out.printf("  %,12d p50    p95", orders));
        System.out.printf("  %7s%n", "growth");
        for (var line : lines()) {
            System.out.printf("%-70s", line.name());
            line.bySize().forEach(one -> System.out.printf("  %16.2f %6.2f", one.p50(), one.p95()));
            System.out.printf("  %6.2fx%n", line.growth());
        }
        summary().forEach((name, value) -> System.out.printf("%-40s %s%n", name, value));
    }

    void write(Path file) throws IOException {
        var rows = lines().stream()
                .map(line -> {
                    var row = new LinkedHashMap<String, Object>();
                    row.put("list", line.bySize().getFirst().list());
                    row.put("narrowed", line.bySize().getFirst().narrowed());
                    var figures = new ArrayList<Map<String, Object>>();
                    var orders = sizes.keySet().iterator();
                    line.bySize()
                            .forEach(one -> figures.add(
                                    Map.of("orders", orders.next(), "p50_ms", one.p50(), "p95_ms", one.p95())));
                    row.put("figures", figures);
                    row.put("growth", line.growth());
                    return row;
                })
                .toList();
        Files.write(
                file,
                new ObjectMapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsBytes(Map.of("lists", rows, "summary", summary())));
    }

    private List<Line> lines() {
        var first = sizes.values().iterator().next();
        var lines = new ArrayList<Line>();
        for (int i = 0; i < first.size(); i++) {
            int place = i;
            lines.add(new Line(
                    first.get(i).name(),
                    sizes.values().stream().map(all -> all.get(place)).toList()));
        }
        return lines;
    }

    /** Over all lists, filters and sorts. */
    private Map<String, String> summary() {
        var lines = lines();
        var summary = new LinkedHashMap<String, String>();
        sizes.forEach((orders, figures) -> {
            var medians = figures.stream().map(ListFigures::p50).sorted().toList();
            summary.put(
                    "p50 with %,d orders".formatted(orders),
                    "median %.2f ms, the slowest list %.2f ms, %d of %d above 10 ms"
                            .formatted(
                                    medians.get(medians.size() / 2),
                                    medians.getLast(),
                                    medians.stream().filter(one -> one > 10).count(),
                                    medians.size()));
        });
        var growth = lines.stream().map(Line::growth).sorted().toList();
        summary.put(
                "growth from smallest to largest",
                "median %.2fx, greatest %.2fx".formatted(growth.get(growth.size() / 2), growth.getLast()));
        lines.stream()
                .max(Comparator.comparingDouble(Line::slowest))
                .ifPresent(line -> summary.put("slowest", line.name()));
        return summary;
    }
}
