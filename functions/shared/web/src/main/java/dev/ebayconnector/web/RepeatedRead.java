package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Handles a read again, on a new connection, if its database connection broke. A write is never repeated, because the lost
 * statement may have been executed.
 */
final class RepeatedRead {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    /** If the connection took longer to break, a second attempt would take too long for the caller. */
    private static final Duration WORTH_IT = Duration.ofSeconds(5);

    private static final ScopedValue<AtomicBoolean> LOST = ScopedValue.newInstance();

    private RepeatedRead() {}

    static APIGatewayProxyResponseEvent answer(String method, Supplier<APIGatewayProxyResponseEvent> handling) {
        if (!READS.contains(method)) {
            return handling.get();
        }
        var lost = new AtomicBoolean();
        var start = System.nanoTime();
        var first = ScopedValue.where(LOST, lost).call(handling::get);
        return lost.get() && System.nanoTime() - start < WORTH_IT.toNanos() ? handling.get() : first;
    }

    /** Called where the failure becomes an answer. */
    static void connectionLost() {
        if (LOST.isBound()) {
            LOST.get().set(true);
        }
    }
}
