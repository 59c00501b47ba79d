package dev.ebayconnector.sync.api;

import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.SyncRun;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Waits for runs to end. */
@Singleton
final class RunAwait {

    private static final Duration POLL = Duration.ofMillis(250);

    private final RunStore runs;
    private final Clock clock;

    RunAwait(RunStore runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /** Returns the run when it has ended, or as it is then. */
    SyncRun until(UUID id, Instant end) {
        var run = runs.find(id).orElseThrow();
        while (!run.ended() && clock.instant().isBefore(end)) {
            LockSupport.parkNanos(POLL.toNanos());
            run = runs.find(id).orElseThrow();
        }
        return run;
    }
}
