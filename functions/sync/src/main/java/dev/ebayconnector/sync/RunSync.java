package dev.ebayconnector.sync;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.events.Level;
import dev.ebayconnector.ebay.OrdersClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Works on one run until it ends, somebody stops it, or time is up. Between two pages nothing is held: a worker that
 * dies leaves a run that the next one goes on with.
 */
final class RunSync {

    /** Longer than the worst page: five calls of eBay at their time-outs and a refresh between. */
    private static final Duration LEASE = Duration.ofSeconds(240);

    private final RunStore runs;
    private final WindowStore windows;
    private final PlanRun planRun;
    private final FetchPage fetchPage;
    private final StorePage storePage;
    private final EndRun endRun;
    private final AccountStore accounts;
    private final RunQueue queue;
    private final EventLog events;
    private final Clock clock;

    RunSync(
            RunStore runs,
            WindowStore windows,
            PlanRun planRun,
            FetchPage fetchPage,
            StorePage storePage,
            EndRun endRun,
            AccountStore accounts,
            RunQueue queue,
            EventLog events,
            Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.planRun = planRun;
        this.fetchPage = fetchPage;
        this.storePage = storePage;
        this.endRun = endRun;
        this.accounts = accounts;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param last the message comes no more: a run that is interrupted once again has failed
     * @throws RuntimeException when something unexpected interrupts the work; the run can be gone on with after its lease
     */
    Delivery run(UUID id, Instant deadline, boolean last) {
        var owner = UUID.randomUUID().toString();
        var now = clock.instant();
        if (runs.claim(id, owner, now.plus(LEASE), now) == 0) {
            return leftToOthers(id);
        }
        var run = runs.find(id).orElseThrow();
        var account = accounts.find(run.accountId()).orElseThrow();
        try {
            return work(run, account, owner, deadline);
        } catch (StorePage.LeaseLost e) {
            events.record(
                    event(Level.WARN, run, "sync.lease_lost", "Another worker took the run over, or it was stopped."));
            return leftToOthers(id);
        } catch (RuntimeException e) {
            interrupted(run, owner, last, e.getClass().getSimpleName());
            throw e;
        }
    }

    /** The message of a run that another worker has is kept, for that worker may die and take its own message with it. */
    private Delivery leftToOthers(UUID id) {
        return runs.find(id).filter(run -> !run.ended()).isPresent() ? Delivery.AGAIN : Delivery.DONE;
    }

    private Delivery work(SyncRun run, Account account, String owner, Instant deadline) {
        planRun.plan(run);
        boolean timeUp = false;
        for (var next = nextWindow(run); next.isPresent(); next = nextWindow(run)) {
            if (runs.renew(run.id(), owner, clock.instant().plus(LEASE)) == 0) {
                endRun.stopped(run, owner);
                return leftToOthers(run.id());
            }
            if (timeUp) {
                return handOn(run, owner);
            }
            var window = next.get();
            switch (fetchPage.fetch(
                    account,
                    window.window(),
                    OrdersClient.MAXIMUM_LIMIT,
                    window.nextOffset(),
                    new RequestId(run.requestId()))) {
                case FetchedPage.Fetched fetched ->
                    storePage.store(run, window, fetched, owner, clock.instant().plus(LEASE));
                case FetchedPage.Failed failed -> {
                    endRun.failed(run, owner, failed);
                    return leftToOthers(run.id());
                }
            }
            // Looked at behind the page: an invocation reads at least one, or a short one would only queue itself.
            timeUp = clock.instant().isAfter(deadline);
        }
        endRun.succeeded(run, owner);
        return leftToOthers(run.id());
    }

    /** A message of its own comes sooner than the old one would come again, which is kept if a new one cannot be sent. */
    private Delivery handOn(SyncRun run, String owner) {
        if (runs.release(run.id(), owner) == 0) {
            return leftToOthers(run.id());
        }
        if (queue.announce(run.id())) {
            return Delivery.DONE;
        }
        events.record(event(
                Level.WARN,
                run,
                "sync.queue_unavailable",
                "The queue could not be reached; the run waits for its old message."));
        return Delivery.AGAIN;
    }

    private void interrupted(SyncRun run, String owner, boolean last, String what) {
        if (last) {
            endRun.failed(
                    run,
                    owner,
                    new FetchedPage.Failed(
                            "interrupted",
                            "Something unexpected (" + what + ") interrupted the run each time it was tried.",
                            null,
                            0));
            return;
        }
        events.record(event(
                        Level.ERROR,
                        run,
                        "sync.interrupted",
                        "Something unexpected interrupted the run; it will be gone on with.")
                .detail("reason", what));
    }

    private static Event event(Level level, SyncRun run, String name, String message) {
        return new Event(
                level, name, message, new RequestId(run.requestId()), null, run.accountId(), run.id(), null, Map.of());
    }

    private Optional<SyncWindow> nextWindow(SyncRun run) {
        return windows.ofRun(run.id()).stream().filter(window -> !window.done()).findFirst();
    }
}
