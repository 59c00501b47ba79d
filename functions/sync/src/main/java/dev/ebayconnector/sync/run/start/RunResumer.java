package dev.ebayconnector.sync.run.start;

import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.events.Level;
import dev.ebayconnector.sync.run.RunState;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.SyncRun;
import dev.ebayconnector.sync.run.window.WindowStore;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;

/**
 * Continues a run that was stopped or has failed. Windows that were read completely stay so; the others are read from
 * their start, because what they had seen was forgotten when the run ended. Rows that are stored already are found
 * unchanged.
 */
public final class RunResumer {

    /** PostgreSQL: unique_violation. */
    private static final String TAKEN = "23505";

    private final RunStore runs;
    private final WindowStore windows;
    private final TransactionOperations<Connection> transactions;
    private final RunStarter starter;
    private final EventLog events;
    private final Clock clock;

    public RunResumer(
            RunStore runs,
            WindowStore windows,
            TransactionOperations<Connection> transactions,
            RunStarter starter,
            EventLog events,
            Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.transactions = transactions;
        this.starter = starter;
        this.events = events;
        this.clock = clock;
    }

    public ResumeOutcome resume(SyncRun run, UUID userId) {
        if (!queueAgain(run)) {
            return refusal(runs.find(run.id()).orElse(run));
        }
        events.record(run.event(Level.WARN, "sync.resumed", "Requested that the run continues at its place.")
                .user(userId)
                .detail("ended_as", run.state().name())
                .detail("ended_at", text(run.finishedAt()))
                .detail("stopped_at", text(run.stopRequestedAt()))
                .detail("stopped_by", text(run.stopRequestedBy()))
                .detail("stop_reason", text(run.stopReason()))
                .detail("error_code", text(run.errorCode()))
                .detail("error_detail", text(run.errorDetail()))
                .detail("pages", run.pages()));
        return starter.announceOrFail(run, userId)
                ? new ResumeOutcome.Resumed(runs.find(run.id()).orElseThrow())
                : new ResumeOutcome.QueueUnavailable();
    }

    private boolean queueAgain(SyncRun run) {
        try {
            return transactions.executeWrite(status -> {
                if (runs.resume(run.id(), clock.instant()) == 0) {
                    return false;
                }
                windows.forgetRecords(run.id());
                windows.beginAgain(run.id());
                return true;
            });
        } catch (DataAccessException e) {
            // Another run of the account and resource was started at the same moment.
            if (e.getCause() instanceof SQLException cause && TAKEN.equals(cause.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private ResumeOutcome refusal(SyncRun run) {
        if (!run.ended()) {
            return new ResumeOutcome.Refused("The run has not ended, so there is nothing to resume.");
        }
        if (run.state() == RunState.SUCCEEDED) {
            return new ResumeOutcome.Refused("The run succeeded, so there is nothing to resume.");
        }
        if (!run.resumable()) {
            return new ResumeOutcome.Refused(
                    "The run was started by an older release and cannot be resumed; start a new sync.");
        }
        if (runs.succeededSince(run.accountId(), run.resource(), run.createdAt())) {
            return new ResumeOutcome.Refused(
                    "A later sync of this account and resource succeeded, so there is nothing left to read.");
        }
        return runs.active(run.accountId(), run.resource())
                .<ResumeOutcome>map(active -> new ResumeOutcome.OtherActive(active.id()))
                .orElseGet(
                        () -> new ResumeOutcome.Refused("The run was changed by another request; look at it again."));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
