package dev.ebayconnector.sync;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import java.time.Clock;
import java.time.Instant;

/** The ends of a run, each with its event; all of them do nothing once the lease is lost. */
final class EndRun {

    private final RunStore runs;
    private final WindowStore windows;
    private final EventLog events;
    private final Clock clock;

    EndRun(RunStore runs, WindowStore windows, EventLog events, Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.events = events;
        this.clock = clock;
    }

    /** The cursor moves only for a run without bounds of its own: another one may leave a gap behind it. */
    void succeeded(SyncRun run, String owner) {
        if (runs.end(run.id(), owner, "SUCCEEDED", null, null, clock.instant()) == 0) {
            stopped(run, owner);
            return;
        }
        if (run.requestedFrom() == null && run.requestedTo() == null) {
            windows.ofRun(run.id()).stream().map(SyncWindow::endsAt).max(Instant::compareTo)
                    .ifPresent(end -> windows.checkpoint(run.accountId(), run.resource(), end, run.id(), clock.instant()));
        }
        var ended = runs.find(run.id()).orElse(run);
        events.record(Event.info("sync.succeeded", "Synced " + ended.rowsSeen() + " " + run.resource() + ".", new RequestId(run.requestId()))
                .account(run.accountId()).run(run.id()).detail("pages", ended.pages()).detail("inserted", ended.rowsInserted())
                .detail("updated", ended.rowsUpdated()));
    }

    void stopped(SyncRun run, String owner) {
        if (runs.end(run.id(), owner, "STOPPED", null, null, clock.instant()) == 1) {
            var ended = runs.find(run.id()).orElse(run);
            events.record(Event.warn("sync.stopped", "Stopped after page " + ended.pages() + "; what was stored is kept.",
                    new RequestId(run.requestId())).account(run.accountId()).run(run.id()).detail("by", ended.stopRequestedBy()));
        }
    }

    void failed(SyncRun run, String owner, FetchedPage.Failed why) {
        runs.end(run.id(), owner, "FAILED", why.code(), why.detail(), clock.instant());
        events.record(Event.error("sync.failed", why.detail(), new RequestId(run.requestId()))
                .account(run.accountId()).run(run.id()).ebayRequest(why.ebayRequestId()).detail("reason", why.code()));
    }
}
