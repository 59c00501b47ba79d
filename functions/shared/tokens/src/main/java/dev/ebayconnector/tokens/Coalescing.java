package dev.ebayconnector.tokens;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Lets callers of one process that want the same thing at the same time do it once: the first works, the others get its result. */
final class Coalescing<K, V> {

    private final ConcurrentMap<K, CompletableFuture<V>> running = new ConcurrentHashMap<>();

    V run(K key, Supplier<V> work) {
        var mine = new CompletableFuture<V>();
        var others = running.putIfAbsent(key, mine);
        return others == null ? work(key, mine, work) : join(others);
    }

    private V work(K key, CompletableFuture<V> mine, Supplier<V> work) {
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
