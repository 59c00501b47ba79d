package dev.ebayconnector.sync.run.start;

import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.events.Level;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.SyncRun;
import dev.ebayconnector.sync.run.window.WindowStore;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Clock;
import java.util.UUID;

/** Writes a run with its windows, then wakes a worker. A run that cannot be put on the queue has failed. */
public final class RunStarter {

    private static final String QUEUE_UNAVAILABLE = "queue_unavailable";
    private static final String QUEUE_UNAVAILABLE_DETAIL =
            "The sync queue could not be reached, so no worker was woken.";

    private final RunStore runs;
    private final WindowStore windows;
    private final TransactionOperations<Connection> transactions;
    private final RunQueue queue;
    private final RunReviver reviver;
    private final EventLog events;
    private final Clock clock;

    public RunStarter(
            RunStore runs,
            WindowStore windows,
            TransactionOperations<Connection> transactions,
            RunQueue queue,
            RunReviver reviver,
            EventLog events,
            Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.transactions = transactions;
        this.queue = queue;
        this.reviver = reviver;
        this.events = events;
        this.clock = clock;
    }

    public StartOutcome start(RunRequest request) {
        var id = UUID.randomUUID();
        boolean added = transactions.executeWrite(status -> add(id, request));
        if (!added) {
            return runs.active(request.accountId(), request.resource())
                    .map(active -> new StartOutcome.Active(
                            active.id(), reviver.revive(active.id()), active.parked() ? active.waitUntil() : null))
                    .orElseGet(() -> new StartOutcome.Active(null, false, null));
        }
        var run = runs.find(id).orElseThrow();
        events.record(run.event(Level.INFO, "sync.queued", "Requested a sync of " + run.resource() + ".")
                .user(request.userId()));
        if (!announceOrFail(run, request.userId())) {
            return new StartOutcome.QueueUnavailable(id);
        }
        return new StartOutcome.Started(id);
    }

    /** Puts a queued run on the queue, or ends it as failed; a run that stays queued would block every later one. */
    boolean announceOrFail(SyncRun run, UUID userId) {
        // A run that is not queued any more was taken by a worker after all, though the queue's answer was lost.
        if (queue.announce(run.id())
                || runs.failQueued(run.id(), QUEUE_UNAVAILABLE, QUEUE_UNAVAILABLE_DETAIL, clock.instant()) == 0) {
            return true;
        }
        events.record(run.event(Level.ERROR, "sync.failed", QUEUE_UNAVAILABLE_DETAIL)
                .user(userId)
                .detail("reason", QUEUE_UNAVAILABLE));
        return false;
    }

    private boolean add(UUID id, RunRequest request) {
        int added = runs.add(
                id,
                request.accountId(),
                request.resource(),
                request.from(),
                request.to(),
                request.full(),
                request.userId(),
                request.userEmail(),
                request.requestId(),
                clock.instant());
        if (added == 1) {
            request.slices().forEach(slice -> windows.append(id, slice, null));
        }
        return added == 1;
    }
}
