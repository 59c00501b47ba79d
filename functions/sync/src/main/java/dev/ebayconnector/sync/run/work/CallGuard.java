package dev.ebayconnector.sync.run.work;

import java.util.function.Supplier;

/** Runs a call of eBay; a guard may give it up before it returns. */
public interface CallGuard {

    /** Waits for the call in any case. */
    CallGuard NONE = new CallGuard() {
        @Override
        public <T> T call(Supplier<T> call) {
            return call.get();
        }
    };

    /** @throws Cancelled if the call was given up */
    <T> T call(Supplier<T> call);

    /** The call was given up, its retries included. */
    final class Cancelled extends RuntimeException {}
}
