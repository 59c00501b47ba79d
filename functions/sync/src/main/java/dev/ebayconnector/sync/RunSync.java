package dev.ebayconnector.sync;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Works on one run until it ends, somebody stops it, or time is up. Between two pages nothing is held: a worker that
 * dies leaves a run that the next one goes on with.
 */
final class RunSync {

    private static final Duration LEASE = Duration.ofSeconds(120);

    private final RunStore runs;
    private final WindowStore windows;
    private final FetchPage fetchPage;
    private final StorePage storePage;
    private final EndRun endRun;
    private final AccountStore accounts;
    private final RunQueue queue;
    private final EventLog events;
    private final Clock clock;

    RunSync(RunStore runs, WindowStore windows, FetchPage fetchPage, StorePage storePage, EndRun endRun, AccountStore accounts,
            RunQueue queue, EventLog events, Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.fetchPage = fetchPage;
        this.storePage = storePage;
        this.endRun = endRun;
        this.accounts = accounts;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    void run(UUID id, Instant deadline) {
        var owner = UUID.randomUUID().toString();
        var now = clock.instant();
        if (runs.claim(id, owner, now.plus(LEASE), now) == 0) {
            return;
        }
        var run = runs.find(id).orElseThrow();
        var account = accounts.find(run.accountId()).orElseThrow();
        try {
            work(run, account, owner, deadline);
        } catch (StorePage.LeaseLost e) {
            events.record(Event.warn("sync.lease_lost", "Another worker took the run over.", new RequestId(run.requestId())).run(id));
        }
    }

    private void work(SyncRun run, Account account, String owner, Instant deadline) {
        plan(run);
        for (var next = nextWindow(run); next.isPresent(); next = nextWindow(run)) {
            if (runs.renew(run.id(), owner, clock.instant().plus(LEASE)) == 0) {
                endRun.stopped(run, owner);
                return;
            }
            if (clock.instant().isAfter(deadline)) {
                runs.release(run.id(), owner);
                queue.announce(run.id());
                return;
            }
            switch (fetchPage.fetch(account, next.get(), new RequestId(run.requestId()))) {
                case FetchedPage.Fetched fetched ->
                        storePage.store(run, next.get(), fetched.page(), owner, clock.instant().plus(LEASE));
                case FetchedPage.Failed failed -> {
                    endRun.failed(run, owner, failed);
                    return;
                }
            }
        }
        endRun.succeeded(run, owner);
    }

    private void plan(SyncRun run) {
        if (!windows.ofRun(run.id()).isEmpty()) {
            return;
        }
        var planned = PlanWindows.plan(Optional.ofNullable(run.requestedFrom()), Optional.ofNullable(run.requestedTo()), run.fullScan(),
                windows.watermark(run.accountId(), run.resource()), run.createdAt());
        for (int ordinal = 0; ordinal < planned.size(); ordinal++) {
            var window = planned.get(ordinal);
            windows.add(run.id(), ordinal, window.field().word(), window.from(), window.to());
        }
    }

    private Optional<SyncWindow> nextWindow(SyncRun run) {
        return windows.ofRun(run.id()).stream().filter(window -> !window.done()).findFirst();
    }
}
