package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A read whose database connection was cut at work is answered a second time, on a new connection. A write never is:
 * whether the lost statement was done, nobody knows.
 */
final class RepeatedRead {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    /** A connection that took longer to break has used up the caller's patience. */
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

    /** Told by whoever turns the failure into an answer. */
    static void connectionLost() {
        if (LOST.isBound()) {
            LOST.get().set(true);
        }
    }
}
