package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.sync.run.SyncRun;
import dev.ebayconnector.sync.run.calls.CallLog;
import dev.ebayconnector.sync.run.calls.Calls;
import dev.ebayconnector.sync.run.quota.Parking;
import dev.ebayconnector.sync.run.quota.RunQuota;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.window.SyncWindow;
import dev.ebayconnector.sync.run.window.WindowStep;
import dev.ebayconnector.sync.run.window.WindowStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Reads slices of one run side by side: several pages are asked for at once, each of another slice, and one page after
 * the other is stored, by the thread that called. So a worker needs no more connections than one that reads in sequence,
 * and the leases, the deadline and a STOP are looked at in one place. Each slice is read by the worker that leased it.
 *
 * @param <R> a record of the resource
 */
final class RunReader<R> {

    /**
     * Enough for four million records; no run needs more, whatever totals eBay states. Keys are counted before they are
     * read, so their calls end without it.
     */
    static final int MOST_CALLS = 20_000;

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final WindowStore windows;
    private final PageFetcher fetcher;
    private final PageCommit commit;
    private final Clock clock;
    private final int parallelCalls;
    private final RunQuota quota;
    private final SyncRun run;
    private final Resource<R> resource;
    private final Account account;
    private final RunHold hold;
    private final HeldWindows held;
    private final FanOut fanOut;
    private final SyncMeter meter;
    private final RunWatch watch;

    private final BlockingQueue<Fetch<R>> fetched = new LinkedBlockingQueue<>();
    private final Map<Integer, Fetch<R>> inFlight = new HashMap<>();
    private int calls;
    private long renewed;

    RunReader(
            WindowStore windows,
            PageFetcher fetcher,
            PageCommit commit,
            Clock clock,
            int parallelCalls,
            RunQuota quota,
            SyncRun run,
            Resource<R> resource,
            Account account,
            RunHold hold,
            FanOut fanOut,
            SyncMeter meter) {
        this.windows = windows;
        this.fetcher = fetcher;
        this.commit = commit;
        this.clock = clock;
        this.parallelCalls = parallelCalls;
        this.quota = quota;
        this.run = run;
        this.resource = resource;
        this.account = account;
        this.hold = hold;
        this.held = new HeldWindows(windows, clock, run.id(), hold.owner());
        this.fanOut = fanOut;
        this.meter = meter;
        this.watch = new RunWatch(run, hold);
        this.calls = run.calls();
    }

    /** A page that was asked for; the outcome is null until it has ended, and an unexpected failure stays in it. */
    private static final class Fetch<R> {
        private final SyncWindow window;
        private final CallLog log;
        private volatile FetchOutcome<R> outcome;
        private volatile RuntimeException failure;

        private Fetch(SyncWindow window, CallLog log) {
            this.log = log;
            this.window = window;
        }
    }

    /**
     * @param deadline no page is asked for after it, except the first
     * @throws PageCommit.LeaseLost if another worker has the run or a slice of it; an assistant is only disturbed by it
     */
    ReadOutcome read(Instant deadline) {
        try {
            return readAll(deadline);
        } finally {
            giveUp();
            held.free();
        }
    }

    private ReadOutcome readAll(Instant deadline) {
        boolean timeUp = false;
        while (true) {
            if (!renew()) {
                return new ReadOutcome.Disturbed(giveUp());
            }
            var parking = quota.parking();
            boolean more = !timeUp && parking.isEmpty() && !(hold.assistant() && fanOut.givesWay(quota.room()));
            if (more) {
                ask();
            }
            var end = inFlight.isEmpty() ? idle(more, parking) : storeNext();
            if (end != null) {
                return end;
            }
            // Looked at behind the page: an invocation reads at least one, or a short one would only queue itself.
            timeUp = clock.instant().isAfter(deadline);
        }
    }

    private boolean renew() {
        renewed = System.nanoTime();
        return hold.renew(clock.instant().plus(RunWorker.LEASE));
    }

    /** Asks for the next pages of slices that have none in flight. */
    private void ask() {
        int most = (int) Math.min(parallelCalls, quota.room());
        if (held.fill(most)) {
            // The other workers call too, and the most that a run may call is for all of them.
            calls = Math.max(calls, hold.calls());
        }
        for (var window : held.all()) {
            if (inFlight.size() < most && !inFlight.containsKey(window.ordinal())) {
                var fetch = new Fetch<R>(window, new CallLog(clock));
                inFlight.put(window.ordinal(), fetch);
                var work = CurrentRequest.carried(() -> page(fetch));
                Thread.ofVirtual().name("ebay-page").start(() -> fetch(fetch, work));
            }
        }
        if (!hold.assistant()) {
            fanOut.askForAssistants(quota.room());
        }
    }

    /** Nothing is in flight; null if other workers have all open slices and the first worker waits for them. */
    private ReadOutcome idle(boolean more, Optional<Parking> parking) {
        if (!windows.anyOpen(run.id())) {
            return new ReadOutcome.Everything();
        }
        if (hold.assistant() || !more) {
            return parking.<ReadOutcome>map(ReadOutcome.Parked::new).orElseGet(ReadOutcome.TimeUp::new);
        }
        try {
            Thread.sleep(INTERVAL);
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ReadOutcome.TimeUp();
        }
    }

    /** Null if the run can continue. */
    private ReadOutcome storeNext() {
        var fetch = next();
        return fetch == null ? new ReadOutcome.Disturbed(giveUp()) : store(fetch);
    }

    private void fetch(Fetch<R> fetch, Supplier<FetchOutcome<R>> work) {
        try {
            fetch.outcome = work.get();
        } catch (RuntimeException e) {
            fetch.failure = e;
        } finally {
            meter.called(resource, Calls.of(fetch.log));
            fetched.add(fetch);
        }
    }

    private FetchOutcome<R> page(Fetch<R> fetch) {
        var slice = fetch.window.slice();
        return fetcher.fetch(
                account,
                resource,
                slice,
                resource.paging(slice).size(),
                fetch.window.nextOffset(),
                watch,
                fetch.log,
                new RequestId(run.requestId()));
    }

    /** The next page that has arrived; null if the run was disturbed. */
    private Fetch<R> next() {
        try {
            while (true) {
                var fetch = fetched.poll(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                if (fetch != null) {
                    return ended(fetch);
                }
                if (watch.disturbed() || !keptWhileWaiting()) {
                    return null;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Calls that wait for their turn may take longer than a lease; so it is renewed by the time that has really passed. */
    private boolean keptWhileWaiting() {
        if (Duration.ofNanos(System.nanoTime() - renewed).compareTo(HeldWindows.RENEWED_AFTER) < 0) {
            return true;
        }
        held.keep();
        return renew();
    }

    private Fetch<R> ended(Fetch<R> fetch) {
        inFlight.remove(fetch.window.ordinal());
        if (fetch.failure != null) {
            throw fetch.failure;
        }
        return fetch;
    }

    /** Null if the run can continue. */
    private ReadOutcome store(Fetch<R> fetch) {
        return switch (fetch.outcome) {
            case FetchOutcome.Fetched<R> page -> store(fetch.window, page);
            case FetchOutcome.Failed<R> failed ->
                new ReadOutcome.Failed(failed.why(), failed.calls().plus(giveUp()));
            case FetchOutcome.Cancelled<R> cancelled ->
                new ReadOutcome.Disturbed(cancelled.calls().plus(giveUp()));
        };
    }

    private ReadOutcome store(SyncWindow window, FetchOutcome.Fetched<R> page) {
        calls += page.calls().count();
        try {
            var stored = commit.store(run, resource, window, page, hold);
            meter.stored(resource, stored);
            held.moved(stored.moved());
            if (stored.followed() > 0) {
                fanOut.lookAgain();
            }
            quota.used(stored.use());
            return failure(stored.step(), window, page);
        } catch (PageCommit.LeaseLost e) {
            if (!hold.assistant()) {
                throw e;
            }
            return new ReadOutcome.Disturbed(page.calls().plus(giveUp()));
        }
    }

    private ReadOutcome failure(WindowStep step, SyncWindow window, FetchOutcome.Fetched<R> fetched) {
        var failure = WindowFailure.of(step, resource.name(), window, fetched.page(), calls);
        return failure == null ? null : new ReadOutcome.Failed(failure, giveUp());
    }

    /** Cancels the calls in flight, waits until their threads have ended, and returns what they called. */
    private Calls giveUp() {
        watch.cancel();
        var made = Calls.NONE;
        while (!inFlight.isEmpty()) {
            // A thread that is left behind would still use a connection.
            var fetch = Uninterrupted.take(fetched);
            inFlight.remove(fetch.window.ordinal());
            made = made.plus(Calls.of(fetch.log));
        }
        return made;
    }
}
