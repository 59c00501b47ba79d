package dev.ebayconnector.tokens;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Blocks threads until it is opened, and signals when the first one has arrived. */
final class Gate {

    private static final int PATIENCE_SECONDS = 60;

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    void pass() {
        arrived.countDown();
        await(opened);
    }

    void awaitArrival() {
        await(arrived);
    }

    void open() {
        opened.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no thread arrived at the gate, or it was not opened");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
