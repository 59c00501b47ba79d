package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.events.Level;
import dev.ebayconnector.sync.run.RunFailure;
import dev.ebayconnector.sync.run.RunState;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.SyncRun;
import dev.ebayconnector.sync.run.calls.Calls;
import dev.ebayconnector.sync.run.quota.CallRecorder;
import dev.ebayconnector.sync.run.quota.Parking;
import dev.ebayconnector.sync.run.quota.ParkingRules;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.run.start.RunQueue;
import dev.ebayconnector.sync.run.window.WindowStore;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;

/**
 * The ways a worker leaves a run, each with its event. All of them leave it alone once the lease is lost; a STOP wins over
 * the others.
 */
public final class RunEndings {

    private final RunStore runs;
    private final WindowStore windows;
    private final CallRecorder recorder;
    private final ParkingRules parking;
    private final RunQueue queue;
    private final TransactionOperations<Connection> transactions;
    private final EventLog events;
    private final Clock clock;

    public RunEndings(
            RunStore runs,
            WindowStore windows,
            CallRecorder recorder,
            ParkingRules parking,
            RunQueue queue,
            TransactionOperations<Connection> transactions,
            EventLog events,
            Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.recorder = recorder;
        this.parking = parking;
        this.queue = queue;
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
            stopped(run, resource, owner, Calls.NONE);
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
     * @param resource null if there is none; there are no calls then
     * @param calls    of eBay since the last page
     * @throws PageCommit.LeaseLost if the run was not stopped, and so must belong to another worker
     */
    void stopped(SyncRun run, Resource<?> resource, String owner, Calls calls) {
        int ended = with(
                run,
                resource,
                calls,
                () -> runs.endStopped(run.id(), owner, calls.count(), calls.retries(), clock.instant()));
        if (ended == 0) {
            throw new PageCommit.LeaseLost();
        }
        windows.forgetRecords(run.id());
        recordStop(run);
    }

    /** A failure that passes by itself parks the run; any other ends it. */
    void failed(SyncRun run, Resource<?> resource, String owner, RunFailure why, Calls calls) {
        var now = runs.find(run.id()).orElse(run);
        parking.of(now, resource, why)
                .ifPresentOrElse(
                        until -> parked(run, resource, owner, until, calls),
                        () -> ended(run, resource, owner, why, calls));
    }

    /**
     * Ends the run as failed.
     *
     * @param resource null if there is none; there are no calls then
     * @param calls    of eBay since the last page
     */
    void ended(SyncRun run, Resource<?> resource, String owner, RunFailure why, Calls calls) {
        int ended = with(
                run,
                resource,
                calls,
                () -> runs.fail(
                        run.id(), owner, why.code(), why.detail(), calls.count(), calls.retries(), clock.instant()));
        if (ended == 0) {
            return;
        }
        if (runs.find(run.id())
                .filter(after -> after.state() == RunState.STOPPED)
                .isPresent()) {
            windows.forgetRecords(run.id());
            recordStop(run);
            return;
        }
        events.record(run.event(Level.ERROR, "sync.failed", why.detail())
                .ebayRequest(why.ebayRequestId())
                .detail("reason", why.code()));
    }

    /** The run holds no worker while it waits, and a sweep puts it on the queue; a short wait ends by a message too. */
    void parked(SyncRun run, Resource<?> resource, String owner, Parking parked, Calls calls) {
        int left = with(
                run,
                resource,
                calls,
                () -> runs.park(
                        run.id(),
                        owner,
                        parked.until(),
                        parked.code(),
                        parked.detail(),
                        parked.outage() ? 1 : 0,
                        calls.count(),
                        calls.retries(),
                        clock.instant()));
        if (left == 0) {
            stopped(run, resource, owner, Calls.NONE);
            return;
        }
        events.record(run.event(Level.WARN, "sync.parked", "Waits until " + parked.until() + ": " + parked.detail())
                .detail("reason", parked.code())
                .detail("until", parked.until().toString()));
        queue.announceAt(run.id(), Duration.between(clock.instant(), parked.until()));
    }

    /** The calls happened even if the lease is lost, so they are kept in any case. */
    private int with(SyncRun run, Resource<?> resource, Calls calls, IntSupplier end) {
        return transactions.executeWrite(status -> {
            int rows = end.getAsInt();
            try {
                recorder.record(status.getConnection(), run, resource, calls);
            } catch (SQLException e) {
                throw new DataAccessException("calls not recorded", e);
            }
            return rows;
        });
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
