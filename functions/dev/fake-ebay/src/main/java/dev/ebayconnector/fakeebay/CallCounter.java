package dev.ebayconnector.fakeebay;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the calls per endpoint, and how many of an endpoint were under way at the same time. */
final class CallCounter {
    private final Map<String, AtomicLong> calls = new ConcurrentHashMap<>();
    private final Map<String, Long> underWay = new ConcurrentHashMap<>();
    private final Map<String, Long> mostAtOnce = new ConcurrentHashMap<>();

    /** Returns the number of this call, beginning with 1. */
    long begin(String endpoint) {
        mostAtOnce.merge(endpoint, underWay.merge(endpoint, 1L, Long::sum), Math::max);
        return calls.computeIfAbsent(endpoint, name -> new AtomicLong()).incrementAndGet();
    }

    void end(String endpoint) {
        underWay.merge(endpoint, -1L, Long::sum);
    }

    long calls(String endpoint) {
        return calls.getOrDefault(endpoint, new AtomicLong()).get();
    }

    long mostAtOnce(String endpoint) {
        return mostAtOnce.getOrDefault(endpoint, 0L);
    }

    Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        calls.forEach((name, count) -> all.put(name, count.get()));
        return all;
    }

    void clear() {
        calls.clear();
        mostAtOnce.clear();
    }
}
