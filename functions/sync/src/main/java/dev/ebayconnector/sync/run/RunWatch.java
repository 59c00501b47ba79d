package dev.ebayconnector.sync.run;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the run's row each second while a call of eBay is in flight, and cancels the call, its retries and the
 * pauses between them when a STOP is requested or the lease is lost. The call has a thread of its own and uses no
 * database; the worker's thread looks, so that no second connection is needed.
 */
final class RunWatch implements CallGuard {

    private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final RunStore runs;
    private final SyncRun run;
    private final String owner;

    RunWatch(RunStore runs, SyncRun run, String owner) {
        this.runs = runs;
        this.run = run;
        this.owner = owner;
    }

    @Override
    public <T> T call(Supplier<T> call) {
        var task = new FutureTask<T>(() -> CurrentRequest.with(new RequestId(run.requestId()), call));
        var thread = Thread.ofVirtual().name("ebay-call").start(task);
        try {
            while (true) {
                try {
                    return task.get(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (disturbed()) {
                        task.cancel(true);
                        awaitEnd(thread);
                        throw new Cancelled();
                    }
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        } finally {
            task.cancel(true);
        }
    }

    /** The cancelled call is observed before the page is given up. */
    private static void awaitEnd(Thread thread) throws InterruptedException {
        if (!thread.join(LAST_WORDS)) {
            LOG.warn("a cancelled call of eBay does not end");
        }
    }

    /** A database that is unavailable for a moment does not cancel a call. */
    private boolean disturbed() {
        try {
            return !runs.undisturbed(run.id(), owner);
        } catch (RuntimeException e) {
            LOG.warn("run {} not looked at request_id={} cause={}", run.id(), run.requestId(), e.toString());
            return false;
        }
    }
}
