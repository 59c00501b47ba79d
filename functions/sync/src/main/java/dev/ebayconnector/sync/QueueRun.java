package dev.ebayconnector.sync;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.SignedIn;
import java.time.Clock;
import java.util.UUID;

/** Writes a run and wakes a worker for it. */
final class QueueRun {

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

    QueuedRun queue(Account account, String resource, SyncRequest.Checked request, SignedIn user, RequestId requestId) {
        var id = UUID.randomUUID();
        if (runs.add(id, account.id(), resource, request.from(), request.to(), request.full(), user.id(), requestId.value(), clock.instant()) == 0) {
            return new QueuedRun.Active(runs.active(account.id(), resource).map(SyncRun::id).orElse(null));
        }
        events.record(Event.info("sync.queued", "Asked for a sync of " + resource + ".", requestId)
                .user(user.id()).account(account.id()).run(id));
        queue.announce(id);
        return new QueuedRun.Queued(id);
    }
}
