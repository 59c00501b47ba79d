package dev.ebayconnector.retention;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a pass did, by class. */
final class PassReport {

    private final Map<String, Integer> rows = new LinkedHashMap<>();
    private final List<String> unfinished = new ArrayList<>();
    private final Map<String, String> failed = new LinkedHashMap<>();
    private int batches;
    private Duration slowest = Duration.ZERO;

    void removed(String name, int number, Duration took) {
        batches++;
        slowest = slowest.compareTo(took) < 0 ? took : slowest;
        if (number > 0) {
            rows.merge(name, number, Integer::sum);
        }
    }

    void unfinished(String name) {
        unfinished.add(name);
    }

    /** @param reason without text of the server, which may hold data */
    void failed(String name, String reason) {
        failed.put(name, reason);
    }

    /** Whether there is something to tell. */
    boolean eventful() {
        return !rows.isEmpty() || !isComplete();
    }

    boolean isComplete() {
        return unfinished.isEmpty() && failed.isEmpty();
    }

    Map<String, String> failures() {
        return failed;
    }

    int total() {
        return rows.values().stream().mapToInt(Integer::intValue).sum();
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("rows", rows);
        figures.put("batches", batches);
        figures.put("slowest_batch_ms", slowest.toMillis());
        if (!unfinished.isEmpty()) {
            figures.put("unfinished", unfinished);
        }
        if (!failed.isEmpty()) {
            figures.put("failed", failed);
        }
        return figures;
    }
}
