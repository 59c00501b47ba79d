package dev.ebayconnector.sync.run;

import dev.ebayconnector.ebay.CallObserver;
import dev.ebayconnector.ebay.EbayCall;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests that a page took, repeated ones included. */
public final class CallLog implements CallObserver {

    private final AtomicInteger begun = new AtomicInteger();
    private final Queue<EbayCall> ended = new ConcurrentLinkedQueue<>();

    @Override
    public void begun() {
        begun.incrementAndGet();
    }

    @Override
    public void ended(EbayCall call) {
        ended.add(call);
    }

    int count() {
        return begun.get();
    }

    /** Without those still in flight. */
    List<EbayCall> calls() {
        return List.copyOf(ended);
    }
}
