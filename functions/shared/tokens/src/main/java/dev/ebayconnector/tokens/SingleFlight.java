package dev.ebayconnector.tokens;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Runs work once for all threads of a process that ask for the same key at the same time: the first thread does the work,
 * the others wait for its result or its exception.
 */
final class SingleFlight<K, V> {

    private final ConcurrentMap<K, CompletableFuture<V>> running = new ConcurrentHashMap<>();

    V run(K key, Supplier<V> work) {
        var mine = new CompletableFuture<V>();
        var others = running.putIfAbsent(key, mine);
        return others == null ? lead(key, mine, work) : join(others);
    }

    private V lead(K key, CompletableFuture<V> mine, Supplier<V> work) {
        try {
            mine.complete(work.get());
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
        } finally {
            running.remove(key, mine);
        }
        return join(mine);
    }

    private static <V> V join(CompletableFuture<V> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                default -> throw e;
            }
        }
    }
}
