package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.sync.run.SyncRun;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the calls of eBay of one run so that all of them can be cancelled, with their retries and the pauses between
 * them. Each call has a thread of its own and uses no database, so that interrupting it breaks no connection.
 */
final class RunWatch implements CallGuard {

    private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final SyncRun run;
    private final RunHold hold;
    private final Set<FutureTask<?>> inFlight = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    RunWatch(SyncRun run, RunHold hold) {
        this.run = run;
        this.hold = hold;
    }

    @Override
    public <T> T call(Supplier<T> call) {
        var task = new FutureTask<T>(CurrentRequest.carried(call)::get);
        var thread = Thread.ofVirtual().name("ebay-call").unstarted(task);
        inFlight.add(task);
        try {
            if (cancelled) {
                throw new Cancelled();
            }
            thread.start();
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (CancellationException e) {
            awaitEnd(thread);
            throw new Cancelled();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        } finally {
            task.cancel(true);
            inFlight.remove(task);
        }
    }

    /** A call that was cancelled is observed before its page is given up. */
    private static void awaitEnd(Thread thread) {
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Cancels the calls in flight and those that would follow. */
    void cancel() {
        cancelled = true;
        inFlight.forEach(task -> task.cancel(true));
    }

    /**
     * Whether a STOP was requested or the lease was lost. A database that is unavailable for a moment disturbs nothing.
     */
    boolean disturbed() {
        try {
            return !hold.undisturbed();
        } catch (RuntimeException e) {
            LOG.warn("run {} not looked at cause={}", run.id(), e.toString());
            return false;
        }
    }
}
