package dev.ebayconnector.sync.run;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.events.Level;
import dev.ebayconnector.sync.run.RunFailure.Unfinished;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on one run until it ends, is stopped, or time is up. Nothing is held in memory between two pages: a worker that
 * dies leaves a run that the next one continues.
 */
public final class RunWorker {

    private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);

    /** Longer than the slowest page: six calls of eBay at their time-outs and a token refresh in between. */
    private static final Duration LEASE = Duration.ofSeconds(240);

    /** Workers that may take a run one after another without storing a page. */
    private static final int MOST_ATTEMPTS = 5;

    /** Enough for four million records; no run needs more, whatever totals eBay states. */
    private static final int MOST_CALLS = 20_000;

    private final RunStore runs;
    private final WindowStore windows;
    private final Resources resources;
    private final PageFetcher fetcher;
    private final PageCommit commit;
    private final RunEndings endings;
    private final QuotaBudget budget;
    private final AccountStore accounts;
    private final RunQueue queue;
    private final EventLog events;
    private final Clock clock;

    public RunWorker(
            RunStore runs,
            WindowStore windows,
            Resources resources,
            PageFetcher fetcher,
            PageCommit commit,
            RunEndings endings,
            QuotaBudget budget,
            AccountStore accounts,
            RunQueue queue,
            EventLog events,
            Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.resources = resources;
        this.fetcher = fetcher;
        this.commit = commit;
        this.endings = endings;
        this.budget = budget;
        this.accounts = accounts;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    /**
     * SQL sessions, events and log lines of the work carry the id of the request that started the run.
     *
     * @param deadline no page is begun after it, except the first
     * @throws RuntimeException if something unexpected interrupts the work; the run can be continued after its lease
     */
    public Delivery work(UUID id, Instant deadline) {
        var found = runs.find(id);
        return found.isEmpty()
                ? Delivery.DONE
                : CurrentRequest.with(new RequestId(found.get().requestId()), () -> claim(found.get(), deadline));
    }

    private Delivery claim(SyncRun found, Instant deadline) {
        var owner = UUID.randomUUID().toString();
        var now = clock.instant();
        if (runs.claim(found.id(), owner, now.plus(LEASE), now) == 0) {
            return delivery(found.id());
        }
        var run = runs.find(found.id()).orElseThrow();
        var account = accounts.find(run.accountId()).orElseThrow();
        LOG.info(
                "run {} of {} taken request_id={} attempt={}",
                run.id(),
                run.resource(),
                run.requestId(),
                run.attempts());
        try {
            if (run.attempts() > MOST_ATTEMPTS) {
                endings.failed(run, null, owner, interrupted("the worker ended without a message"), Calls.NONE);
            } else {
                work(run, account, owner, deadline);
            }
            return afterWork(run);
        } catch (PageCommit.LeaseLost e) {
            events.record(
                    run.event(Level.WARN, "sync.lease_lost", "Another worker took over the run, or it was stopped."));
            return delivery(run.id());
        } catch (RuntimeException e) {
            LOG.error("run {} interrupted request_id={}", run.id(), run.requestId(), e);
            interrupted(run, owner, e);
            throw e;
        }
    }

    /**
     * The message of a run that another worker has is kept, because that worker may die and its own message with it. A
     * parked run gets a new message when its time has come.
     */
    private Delivery delivery(UUID id) {
        return runs.find(id).filter(run -> !run.ended() && !run.parked()).isPresent() ? Delivery.AGAIN : Delivery.DONE;
    }

    private Delivery afterWork(SyncRun run) {
        var now = runs.find(run.id());
        if (now.filter(left -> left.state() == RunState.WAITING && !left.parked())
                .isEmpty()) {
            return delivery(run.id());
        }
        // A new message comes sooner than the old one would come again, which is kept if a new one cannot be sent.
        if (queue.announce(run.id())) {
            return Delivery.DONE;
        }
        events.record(run.event(
                Level.WARN,
                "sync.queue_unavailable",
                "The queue could not be reached; the run continues when its old message is delivered again."));
        return Delivery.AGAIN;
    }

    private void work(SyncRun run, Account account, String owner, Instant deadline) {
        var resource = resources.find(run.resource()).orElse(null);
        if (resource == null || windows.count(run.id()) == 0) {
            endings.failed(
                    run,
                    null,
                    owner,
                    new Unfinished(
                            "not_planned",
                            "The run was written by another release of the connector; start the sync again.",
                            null),
                    Calls.NONE);
            return;
        }
        read(run, resource, account, owner, deadline);
    }

    private <R> void read(SyncRun run, Resource<R> resource, Account account, String owner, Instant deadline) {
        var watch = new RunWatch(runs, run, owner);
        int calls = run.calls();
        boolean timeUp = false;
        boolean firstLoad = run.fullScan() || !runs.succeededSince(run.accountId(), run.resource(), Instant.EPOCH);
        var use = budget.today(run.environment(), resource.quota());
        for (var next = windows.next(run.id()); next.isPresent(); next = windows.next(run.id())) {
            if (runs.renew(run.id(), owner, clock.instant().plus(LEASE)) == 0) {
                endings.stopped(run, resource, owner, Calls.NONE);
                return;
            }
            var parking = budget.parking(use, resource, firstLoad);
            if (parking.isPresent()) {
                endings.parked(run, resource, owner, parking.get(), Calls.NONE);
                return;
            }
            if (timeUp) {
                leave(run, resource, owner);
                return;
            }
            var window = next.get();
            var slice = window.slice();
            switch (fetcher.fetch(
                    account,
                    resource,
                    slice,
                    resource.paging(slice).size(),
                    window.nextOffset(),
                    watch,
                    new CallLog(clock),
                    new RequestId(run.requestId()))) {
                case FetchOutcome.Fetched<R> fetched -> {
                    calls += fetched.calls().count();
                    var stored = commit.store(run, resource, window, fetched, owner, LEASE);
                    use = stored.use() == null ? use : stored.use();
                    var failure = failure(stored.step(), resource, window, fetched, calls);
                    if (failure != null) {
                        endings.failed(run, resource, owner, failure, Calls.NONE);
                        return;
                    }
                }
                case FetchOutcome.Failed<R> failed -> {
                    endings.failed(run, resource, owner, failed);
                    return;
                }
                case FetchOutcome.Cancelled<R> cancelled -> {
                    endings.stopped(run, resource, owner, cancelled.calls());
                    return;
                }
            }
            // Looked at behind the page: an invocation reads at least one, or a short one would only queue itself.
            timeUp = clock.instant().isAfter(deadline);
        }
        endings.succeeded(run, resource, owner);
    }

    private void leave(SyncRun run, Resource<?> resource, String owner) {
        if (runs.release(run.id(), owner, clock.instant()) == 0) {
            endings.stopped(run, resource, owner, Calls.NONE);
        }
    }

    /** Null if the run can continue. */
    private static <R> RunFailure failure(
            WindowStep step, Resource<R> resource, SyncWindow window, FetchOutcome.Fetched<R> fetched, int calls) {
        int total = window.firstPageOfPass() ? 0 : window.expected();
        var counted = "eBay counts " + Math.max(total, fetched.page().total()) + " " + resource.name() + " in "
                + period(window);
        var detail = switch (step) {
            case WindowStep.Incomplete _ ->
                counted + ", but listed fewer each time the period was read ("
                        + WindowStep.PASSES + " times). What was listed is stored; the next sync reads the"
                        + " period again.";
            case WindowStep.Stuck _ ->
                counted + ", but its pages do not come to an end: " + (window.pages() + 1)
                        + " were read. What was listed is stored; the next sync reads the period again.";
            case WindowStep.Next _, WindowStep.NextPass _, WindowStep.Complete _ ->
                calls < MOST_CALLS ? null : "The run has made " + calls + " calls, the most that are allowed.";
        };
        if (detail == null) {
            return null;
        }
        var code = step instanceof WindowStep.Incomplete ? "incomplete" : "paging_stuck";
        return new Unfinished(code, detail, fetched.page().ebayRequestId());
    }

    private static String period(SyncWindow window) {
        return window.startsAt() == null ? "its list" : window.startsAt() + " to " + window.endsAt();
    }

    /** A run that is interrupted again and again without storing a page has failed; it would block every later one. */
    private void interrupted(SyncRun run, String owner, RuntimeException cause) {
        try {
            var now = runs.find(run.id()).orElse(run);
            if (now.attempts() >= MOST_ATTEMPTS) {
                endings.failed(run, null, owner, interrupted(cause.getClass().getSimpleName()), Calls.NONE);
                return;
            }
            events.record(run.event(
                            Level.ERROR,
                            "sync.interrupted",
                            "An unexpected error interrupted the run; another worker will continue it.")
                    .detail("reason", cause.getClass().getSimpleName()));
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private static RunFailure interrupted(String what) {
        return new Unfinished(
                "interrupted",
                MOST_ATTEMPTS + " workers in a row were interrupted before they could store a page (the last: " + what
                        + ").",
                null);
    }
}
