package dev.ebayconnector.bench.reads;

import java.util.List;

/** Milliseconds of one list in a store of one size: the median, and what 95 of 100 answers take at most. */
record ListFigures(String list, String narrowed, double p50, double p95) {

    static ListFigures of(String list, String narrowed, List<Double> millis) {
        var sorted = millis.stream().sorted().toList();
        return new ListFigures(list, narrowed, sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100));
    }

    String name() {
        return list.replace("/api/", "") + (narrowed.isEmpty() ? "" : " by " + narrowed);
    }
}
