package dev.ebayconnector.ebay.http;

import dev.ebayconnector.core.CurrentRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Makes the calls of one page side by side. */
public final class SideBySide {

    /** Calls under way at the same time. */
    public static final int MOST = 8;

    private SideBySide() {}

    /**
     * The results in the order of the keys. The first call that fails cancels the others.
     *
     * @throws CancellationException if the thread was interrupted
     */
    public static <K, T> List<T> each(List<K> keys, Function<K, T> call) {
        try (var threads = Executors.newFixedThreadPool(
                MOST, Thread.ofVirtual().name("ebay-call-", 0).factory())) {
            var futures = keys.stream()
                    .map(key -> threads.submit(CurrentRequest.carried(() -> call.apply(key))::get))
                    .toList();
            try {
                return results(futures);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) {
        var results = new ArrayList<T>();
        try {
            for (var future : futures) {
                results.add(future.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the calls of eBay were cancelled");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
        return results;
    }
}
