package dev.ebayconnector.sync.run;

import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.events.Level;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

/**
 * The ways a run ends, each with its event. All of them do nothing once the lease is lost; a STOP wins over the others.
 */
public final class RunEndings {

    private final RunStore runs;
    private final WindowStore windows;
    private final TransactionOperations<Connection> transactions;
    private final EventLog events;
    private final Clock clock;

    public RunEndings(
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

    /** The end, the watermark and the marks on what eBay does not list any more are one transaction. */
    void succeeded(SyncRun run, Resource<?> resource, String owner) {
        var now = clock.instant();
        boolean succeeded = transactions.executeWrite(status -> {
            boolean ours = runs.succeed(run.id(), owner, now) == 1;
            if (ours && run.unbounded()) {
                moveWatermark(run, now);
                markGone(status.getConnection(), run, resource, now);
            }
            return ours;
        });
        if (!succeeded) {
            stopped(run, owner, 0);
            return;
        }
        var ended = runs.find(run.id()).orElse(run);
        events.record(
                ended.event(Level.INFO, "sync.succeeded", "Synced " + ended.rowsSeen() + " " + run.resource() + ".")
                        .detail("pages", ended.pages())
                        .detail("inserted", ended.rowsInserted())
                        .detail("updated", ended.rowsUpdated())
                        .detail("quarantined", ended.rowsQuarantined())
                        .detail("gone", ended.rowsGone()));
    }

    /**
     * @param calls of eBay since the last page
     * @throws PageCommit.LeaseLost if the run was not stopped, and so must belong to another worker
     */
    void stopped(SyncRun run, String owner, int calls) {
        if (runs.endStopped(run.id(), owner, calls, clock.instant()) == 0) {
            throw new PageCommit.LeaseLost();
        }
        windows.forgetRecords(run.id());
        recordStop(run);
    }

    /** @param why its calls are those since the last page */
    void failed(SyncRun run, String owner, FetchOutcome.Failed<?> why) {
        if (runs.fail(run.id(), owner, why.code(), why.detail(), why.calls(), clock.instant()) == 0) {
            return;
        }
        if (runs.find(run.id())
                .filter(ended -> ended.state() == RunState.STOPPED)
                .isPresent()) {
            recordStop(run);
            return;
        }
        events.record(run.event(Level.ERROR, "sync.failed", why.detail())
                .ebayRequest(why.ebayRequestId())
                .detail("reason", why.code()));
    }

    private void recordStop(SyncRun run) {
        var ended = runs.find(run.id()).orElse(run);
        events.record(ended.event(
                        Level.WARN,
                        "sync.stopped",
                        "Stopped after page " + ended.pages() + "; the rows stored before are kept.")
                .detail("by", ended.stopRequestedBy()));
    }

    private void markGone(Connection connection, SyncRun run, Resource<?> resource, Instant now) {
        try {
            int gone = resource.markGone(connection, new WriteContext(run.accountId(), run.id(), now));
            if (gone > 0) {
                runs.addGone(run.id(), gone);
            }
        } catch (SQLException e) {
            throw new DataAccessException("what is gone was not marked", e);
        }
    }

    private void moveWatermark(SyncRun run, Instant now) {
        windows.lastEnd(run.id())
                .ifPresent(end -> windows.checkpoint(run.accountId(), run.resource(), end, run.id(), now));
    }
}
