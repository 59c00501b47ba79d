package dev.ebayconnector.oauth;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Limits the time of a callback as a whole: API Gateway answers 504 after 29 seconds, which does not lead back into the
 * console. The work is not interrupted; if the instance keeps running, the work still ends with its event.
 */
final class CallbackDeadline {

    static final Duration LIMIT = Duration.ofSeconds(24);

    private final Duration limit;

    CallbackDeadline(Duration limit) {
        this.limit = limit;
    }

    Outcome run(RequestId requestId, Supplier<Outcome> work) {
        var outcome = new CompletableFuture<Outcome>();
        var carried = CurrentRequest.carried(() -> CurrentRequest.with(requestId, work));
        Thread.startVirtualThread(() -> {
            try {
                outcome.complete(carried.get());
            } finally {
                outcome.complete(Outcome.INTERNAL_ERROR);
            }
        });
        return outcome.completeOnTimeout(Outcome.TOOK_TOO_LONG, limit.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
