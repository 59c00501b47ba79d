package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.sync.run.RunLock;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.SyncRun;
import dev.ebayconnector.sync.run.calls.Calls;
import dev.ebayconnector.sync.run.quota.CallRecorder;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.sync.run.window.WindowStore;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads windows of a run that has a first worker, so that one long run uses what concurrency is free. It never ends a run:
 * whatever goes wrong, it leaves its windows to the others, who meet the same trouble if it lasts and judge it.
 */
public final class RunAssistant {

    private static final Logger LOG = LoggerFactory.getLogger(RunAssistant.class);

    private final RunStore runs;
    private final WindowStore windows;
    private final Resources resources;
    private final AccountStore accounts;
    private final RunReaders readers;
    private final CallRecorder recorder;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;
    private final WorkerSettings settings;

    public RunAssistant(
            RunStore runs,
            WindowStore windows,
            Resources resources,
            AccountStore accounts,
            RunReaders readers,
            CallRecorder recorder,
            TransactionOperations<Connection> transactions,
            Clock clock,
            WorkerSettings settings) {
        this.runs = runs;
        this.windows = windows;
        this.resources = resources;
        this.accounts = accounts;
        this.readers = readers;
        this.recorder = recorder;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Its message is never wanted again: the first worker asks anew if there is still enough to read.
     *
     * @param deadline no page is begun after it, except the first
     */
    public void assist(UUID id, Instant deadline) {
        runs.find(id)
                .filter(run -> resources.ofRun(run.resource()).isPresent())
                .ifPresent(run -> run.within(() -> {
                    assist(run, resources.ofRun(run.resource()).get(), deadline);
                    return null;
                }));
    }

    private <R> void assist(SyncRun run, Resource<R> resource, Instant deadline) {
        var owner = UUID.randomUUID().toString();
        if (!join(run, owner)) {
            return;
        }
        LOG.info("run of {} assisted", run.resource());
        try {
            var account = accounts.find(run.accountId()).orElseThrow();
            switch (readers.assistant(run, resource, account, owner).read(deadline)) {
                case ReadOutcome.Everything _, ReadOutcome.TimeUp _, ReadOutcome.Parked _ -> {}
                case ReadOutcome.Failed(var why, Calls calls) -> {
                    LOG.warn("run left by an assistant: {}", why.code());
                    record(run, resource, calls);
                }
                case ReadOutcome.Disturbed(Calls calls) -> record(run, resource, calls);
            }
        } catch (RuntimeException e) {
            LOG.error("run left by an assistant", e);
            windows.free(run.id(), owner);
        }
    }

    /** The run is locked, so that no more workers join than may. False: it needs none. */
    private boolean join(SyncRun run, String owner) {
        var now = clock.instant();
        return transactions.executeWrite(status -> {
            try {
                RunLock.lock(status.getConnection(), run.id());
            } catch (SQLException e) {
                throw new DataAccessException("the run was not locked", e);
            }
            return runs.assistable(run.id())
                    && windows.assistants(run.id(), now) < settings.assistants()
                    && windows.take(run.id(), owner, now.plus(HeldWindows.LEASE), now, settings.parallelCalls()) > 0;
        });
    }

    /** The calls happened, whatever became of the run. */
    private void record(SyncRun run, Resource<?> resource, Calls calls) {
        transactions.executeWrite(status -> {
            try {
                runs.addCalls(run.id(), calls.count(), calls.retries());
                recorder.record(status.getConnection(), run, resource, calls);
                return null;
            } catch (SQLException e) {
                throw new DataAccessException("calls not recorded", e);
            }
        });
    }
}
