package dev.ebayconnector.sync.run.calls;

import dev.ebayconnector.ebay.http.CallObserver;
import dev.ebayconnector.ebay.http.EbayCall;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests that a page took, repeated ones included. */
public final class CallLog implements CallObserver {

    private final AtomicInteger begun = new AtomicInteger();
    private final List<Entry> ended = new ArrayList<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Clock clock;

    public CallLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param at      when the request was sent
     * @param attempt 1, and one more each time that the same is asked for again
     */
    public record Entry(Instant at, int attempt, EbayCall call) {}

    @Override
    public void begun() {
        begun.incrementAndGet();
    }

    @Override
    public void ended(EbayCall call) {
        var at = clock.instant().minus(call.took());
        synchronized (ended) {
            ended.add(new Entry(at, attempts.merge(call.method() + " " + call.target(), 1, Integer::sum), call));
        }
    }

    int count() {
        return begun.get();
    }

    /** Without those still in flight. */
    List<Entry> calls() {
        synchronized (ended) {
            return List.copyOf(ended);
        }
    }
}
