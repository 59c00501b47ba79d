package dev.ebayconnector.privacy.erasure;

import java.util.Map;
import java.util.TreeMap;

/** Rows, by table. */
final class Counts {

    private final Map<String, Long> rows = new TreeMap<>();

    Counts add(String table, long count) {
        rows.merge(table, count, Long::sum);
        return this;
    }

    Counts addAll(Map<String, Long> more) {
        more.forEach(this::add);
        return this;
    }

    Map<String, Long> byTable() {
        return rows;
    }

    long sum() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
