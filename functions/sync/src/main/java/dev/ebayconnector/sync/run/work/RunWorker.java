package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.events.Level;
import dev.ebayconnector.sync.run.RunFailure;
import dev.ebayconnector.sync.run.RunFailure.Unfinished;
import dev.ebayconnector.sync.run.RunState;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.SyncRun;
import dev.ebayconnector.sync.run.calls.Calls;
import dev.ebayconnector.sync.run.quota.Parking;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.sync.run.start.RunQueue;
import dev.ebayconnector.sync.run.window.WindowStore;
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
    static final Duration LEASE = Duration.ofSeconds(240);

    /** Workers that may take a run one after another without storing a page. */
    private static final int MOST_ATTEMPTS = 5;

    private final RunStore runs;
    private final WindowStore windows;
    private final Resources resources;
    private final RunReaders readers;
    private final RunEndings endings;
    private final AccountStore accounts;
    private final RunQueue queue;
    private final EventLog events;
    private final Clock clock;

    public RunWorker(
            RunStore runs,
            WindowStore windows,
            Resources resources,
            RunReaders readers,
            RunEndings endings,
            AccountStore accounts,
            RunQueue queue,
            EventLog events,
            Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.resources = resources;
        this.readers = readers;
        this.endings = endings;
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
        return found.isEmpty() ? Delivery.DONE : found.get().within(() -> claim(found.get(), deadline));
    }

    private Delivery claim(SyncRun found, Instant deadline) {
        var owner = UUID.randomUUID().toString();
        var now = clock.instant();
        windows.freeLost(found.id(), now);
        if (runs.claim(found.id(), owner, now.plus(LEASE), now) == 0) {
            return delivery(found.id());
        }
        var run = runs.find(found.id()).orElseThrow();
        var account = accounts.find(run.accountId()).orElseThrow();
        LOG.info("run of {} taken attempt={}", run.resource(), run.attempts());
        try {
            if (run.attempts() > MOST_ATTEMPTS) {
                endings.ended(run, null, owner, interrupted("the worker ended without a message"), Calls.NONE);
            } else {
                work(run, account, owner, deadline);
            }
            return afterWork(run);
        } catch (PageCommit.LeaseLost e) {
            events.record(
                    run.event(Level.WARN, "sync.lease_lost", "Another worker took over the run, or it was stopped."));
            return delivery(run.id());
        } catch (RuntimeException e) {
            LOG.error("run interrupted", e);
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
        var resource = resources.ofRun(run.resource()).orElse(null);
        if (resource == null || windows.count(run.id()) == 0) {
            endings.ended(
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
        switch (readers.first(run, resource, account, owner).read(deadline)) {
            case ReadOutcome.Everything _ -> endings.succeeded(run, resource, owner);
            case ReadOutcome.TimeUp _ -> leave(run, resource, owner);
            case ReadOutcome.Parked(Parking parking) -> endings.parked(run, resource, owner, parking, Calls.NONE);
            case ReadOutcome.Failed(RunFailure why, Calls calls) -> endings.failed(run, resource, owner, why, calls);
            case ReadOutcome.Disturbed(Calls calls) -> endings.stopped(run, resource, owner, calls);
        }
    }

    private void leave(SyncRun run, Resource<?> resource, String owner) {
        if (runs.release(run.id(), owner, clock.instant()) == 0) {
            endings.stopped(run, resource, owner, Calls.NONE);
        }
    }

    /** A run that is interrupted again and again without storing a page has failed; it would block every later one. */
    private void interrupted(SyncRun run, String owner, RuntimeException cause) {
        try {
            var now = runs.find(run.id()).orElse(run);
            if (now.attempts() >= MOST_ATTEMPTS) {
                endings.ended(run, null, owner, interrupted(cause.getClass().getSimpleName()), Calls.NONE);
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
