package dev.ebayconnector.sync.run.calls;

import java.time.Clock;
import java.time.Duration;

/** Deletes the calls of runs once they are no use for finding a fault any more. */
public final class CallRetention {

    private static final Duration KEPT = Duration.ofDays(14);

    /** A statement's worth; the next sweep deletes more. */
    private static final int MOST = 5_000;

    private final RunCallStore calls;
    private final Clock clock;

    public CallRetention(RunCallStore calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    public void sweep() {
        calls.forget(clock.instant().minus(KEPT), MOST);
    }
}
