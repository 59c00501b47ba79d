package dev.ebayconnector.sync;

import java.time.Duration;
import java.time.Instant;

/** One of the workers that may work at once: it takes a message, is busy for as long as the clock says, and is free again. */
final class ScaleWorker {

    private static final Duration LAMBDA_TIMEOUT = Duration.ofSeconds(900);

    private final ScaleSystem system;
    private final SyncWorkerFunction function;
    private Instant freeAt = ScaleSettings.START;

    ScaleWorker(ScaleSystem system, SyncWorkerFunction function) {
        this.system = system;
        this.function = function;
    }

    /**
     * One message, from the time it was taken to the time the worker was free again.
     *
     * @param computing real time; the rest of the time it waited for eBay
     */
    record Work(Instant from, Instant to, Duration computing) {}

    Instant freeAt() {
        return freeAt;
    }

    /** Takes the next message, not before the given time; null if there is none. */
    Work work(Instant earliest) {
        var from = freeAt.isBefore(earliest) ? earliest : freeAt;
        system.lanes.begin();
        system.clock.runFrom(from);
        boolean found = system.queue().deliverIfAny(function, LAMBDA_TIMEOUT);
        var waited = system.lanes.took();
        var to = system.clock.stop();
        if (!found) {
            return null;
        }
        freeAt = to;
        return new Work(from, to, Duration.between(from, to).minus(waited));
    }
}
