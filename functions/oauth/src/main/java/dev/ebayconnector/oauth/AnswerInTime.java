package dev.ebayconnector.oauth;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Bounds the callback as a whole: API Gateway gives up after 29 seconds, and what it then says leads nobody back into
 * the console. The work itself is not interrupted; it still ends with its event if the instance lives on.
 */
final class AnswerInTime {

    static final Duration LIMIT = Duration.ofSeconds(24);

    private final Duration limit;

    AnswerInTime(Duration limit) {
        this.limit = limit;
    }

    Outcome of(RequestId requestId, Supplier<Outcome> work) {
        var outcome = new CompletableFuture<Outcome>();
        Thread.startVirtualThread(() -> {
            try {
                outcome.complete(CurrentRequest.with(requestId, work));
            } finally {
                outcome.complete(Outcome.INTERNAL_ERROR);
            }
        });
        return outcome.completeOnTimeout(Outcome.TOOK_TOO_LONG, limit.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
