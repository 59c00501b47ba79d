package dev.ebayconnector.tokens;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds whoever comes through until it is opened, and tells when somebody has come. */
final class Gate {

    private static final int PATIENCE_SECONDS = 60;

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    void pass() {
        arrived.countDown();
        await(opened);
    }

    void awaitSomebody() {
        await(arrived);
    }

    void open() {
        opened.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came to the gate, or nobody opened it");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
