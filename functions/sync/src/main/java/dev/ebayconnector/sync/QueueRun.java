package dev.ebayconnector.sync;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.SignedIn;
import java.time.Clock;
import java.util.UUID;

/** Writes a run and wakes a worker for it. A run that nobody can be woken for is ended: it would be in the way of every later one. */
final class QueueRun {

    private static final String QUEUE_UNAVAILABLE = "queue_unavailable";
    private static final String QUEUE_UNAVAILABLE_DETAIL = "The queue that wakes the workers cannot be reached.";

    private final RunStore runs;
    private final RunQueue queue;
    private final EventLog events;
    private final Clock clock;

    QueueRun(RunStore runs, RunQueue queue, EventLog events, Clock clock) {
        this.runs = runs;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    QueuedRun queue(Account account, String resource, SyncRequest request, SignedIn user, RequestId requestId) {
        var id = UUID.randomUUID();
        if (runs.add(
                        id,
                        account.id(),
                        resource,
                        request.from(),
                        request.to(),
                        request.full(),
                        user.id(),
                        requestId.value(),
                        clock.instant())
                == 0) {
            return new QueuedRun.Active(
                    runs.active(account.id(), resource).map(SyncRun::id).orElse(null));
        }
        events.record(Event.info("sync.queued", "Asked for a sync of " + resource + ".", requestId)
                .user(user.id())
                .account(account.id())
                .run(id));
        // A run that is no longer queued was seen by a worker after all, though the queue's answer got lost.
        if (!queue.announce(id)
                && runs.failQueued(id, QUEUE_UNAVAILABLE, QUEUE_UNAVAILABLE_DETAIL, clock.instant()) == 1) {
            events.record(Event.error("sync.failed", QUEUE_UNAVAILABLE_DETAIL, requestId)
                    .user(user.id())
                    .account(account.id())
                    .run(id)
                    .detail("reason", QUEUE_UNAVAILABLE));
            return new QueuedRun.QueueAway(id);
        }
        return new QueuedRun.Queued(id);
    }
}
