package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.SyncRun;
import dev.ebayconnector.sync.run.quota.QuotaBudget;
import dev.ebayconnector.sync.run.quota.RunQuota;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.start.RunQueue;
import dev.ebayconnector.sync.run.window.WindowStore;
import java.time.Clock;
import java.time.Instant;

/** Makes a reader for one worker of a run. */
public final class RunReaders {

    private final RunStore runs;
    private final WindowStore windows;
    private final PageFetcher fetcher;
    private final PageCommit commit;
    private final QuotaBudget budget;
    private final RunQueue queue;
    private final Clock clock;
    private final WorkerSettings settings;
    private final SyncMeter meter;

    public RunReaders(
            RunStore runs,
            WindowStore windows,
            PageFetcher fetcher,
            PageCommit commit,
            QuotaBudget budget,
            RunQueue queue,
            Clock clock,
            WorkerSettings settings,
            SyncMeter meter) {
        this.runs = runs;
        this.windows = windows;
        this.fetcher = fetcher;
        this.commit = commit;
        this.budget = budget;
        this.queue = queue;
        this.clock = clock;
        this.settings = settings;
        this.meter = meter;
    }

    /** For the worker that has the run's lease. */
    <R> RunReader<R> first(SyncRun run, Resource<R> resource, Account account, String owner) {
        return of(run, resource, account, new RunHold(runs, run.id(), owner, false));
    }

    /** For a worker that has windows of the run only. */
    <R> RunReader<R> assistant(SyncRun run, Resource<R> resource, Account account, String owner) {
        return of(run, resource, account, new RunHold(runs, run.id(), owner, true));
    }

    private <R> RunReader<R> of(SyncRun run, Resource<R> resource, Account account, RunHold hold) {
        boolean deferrable = resource.deferrable()
                || run.fullScan()
                || !runs.succeededSince(run.accountId(), run.resource(), Instant.EPOCH);
        return new RunReader<>(
                windows,
                fetcher,
                commit,
                clock,
                settings.parallelCalls(),
                new RunQuota(budget, run.environment(), resource, deferrable),
                run,
                resource,
                account,
                hold,
                new FanOut(runs, windows, queue, clock, settings, run.id()),
                meter);
    }
}
