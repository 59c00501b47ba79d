package dev.ebayconnector.idempotency;

import java.util.concurrent.atomic.AtomicInteger;

/** What the routes of the tests start: counted, and made to wait or to fail by a test. */
final class Work {

    final AtomicInteger done = new AtomicInteger();
    volatile Runnable during = () -> {};

    int run() {
        during.run();
        return done.incrementAndGet();
    }
}
