package dev.ebayconnector.sync;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;

/** The ends of a run, each with its event; all of them do nothing once the lease is lost. */
final class EndRun {

    private final RunStore runs;
    private final WindowStore windows;
    private final TransactionOperations<Connection> transactions;
    private final EventLog events;
    private final Clock clock;

    EndRun(
            RunStore runs,
            WindowStore windows,
            TransactionOperations<Connection> transactions,
            EventLog events,
            Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** End and cursor are one transaction; a wish to stop wins to the last. */
    void succeeded(SyncRun run, String owner) {
        var now = clock.instant();
        boolean succeeded = transactions.executeWrite(status -> {
            boolean ours = runs.succeed(run.id(), owner, now) == 1;
            if (ours) {
                moveCursor(run, now);
            }
            return ours;
        });
        if (!succeeded) {
            stopped(run, owner);
            return;
        }
        var ended = runs.find(run.id()).orElse(run);
        events.record(Event.info(
                        "sync.succeeded",
                        "Synced " + ended.rowsSeen() + " " + run.resource() + ".",
                        new RequestId(run.requestId()))
                .account(run.accountId())
                .run(run.id())
                .detail("pages", ended.pages())
                .detail("inserted", ended.rowsInserted())
                .detail("updated", ended.rowsUpdated()));
    }

    void stopped(SyncRun run, String owner) {
        if (runs.end(run.id(), owner, "STOPPED", null, null, 0, clock.instant()) == 1) {
            var ended = runs.find(run.id()).orElse(run);
            events.record(Event.warn(
                            "sync.stopped",
                            "Stopped after page " + ended.pages() + "; what was stored is kept.",
                            new RequestId(run.requestId()))
                    .account(run.accountId())
                    .run(run.id())
                    .detail("by", ended.stopRequestedBy()));
        }
    }

    void failed(SyncRun run, String owner, FetchedPage.Failed why) {
        if (runs.end(run.id(), owner, "FAILED", why.code(), why.detail(), why.calls(), clock.instant()) == 1) {
            events.record(Event.error("sync.failed", why.detail(), new RequestId(run.requestId()))
                    .account(run.accountId())
                    .run(run.id())
                    .ebayRequest(why.ebayRequestId())
                    .detail("reason", why.code()));
        }
    }

    /** Only for a run without bounds of its own: another one may leave a gap behind it. */
    private void moveCursor(SyncRun run, Instant now) {
        if (run.requestedFrom() == null && run.requestedTo() == null) {
            windows.ofRun(run.id()).stream()
                    .map(SyncWindow::endsAt)
                    .max(Instant::compareTo)
                    .ifPresent(end -> windows.checkpoint(run.accountId(), run.resource(), end, run.id(), now));
        }
    }
}
