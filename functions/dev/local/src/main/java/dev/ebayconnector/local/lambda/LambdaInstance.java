package dev.ebayconnector.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running instance. As on Lambda it processes one event at a time. If this program is killed, the instance's next
 * poll fails and its process ends.
 */
public final class LambdaInstance implements AutoCloseable {
    private final FunctionSpec function;
    private final RuntimeApi api;
    private final Process process;
    private final Duration stopTimeout;

    LambdaInstance(FunctionSpec function, RuntimeApi api, Process process, Duration stopTimeout) {
        this.function = function;
        this.api = api;
        this.process = process;
        this.stopTimeout = stopTimeout;
        process.onExit().thenAccept(ended -> api.ended(ended.exitValue()));
    }

    /** Waits until the handler is created and the runtime asks for its first event; throws {@link InitFailure} if that fails. */
    public void awaitReady(Duration timeout) throws InterruptedException {
        await(api.ready(), timeout);
    }

    /** Waits until the hooks of SnapStart ran, and the runtime may be snapshotted. */
    public void awaitSnapshot(Duration timeout) throws InterruptedException {
        await(api.snapshot(), timeout);
    }

    /** Lets the runtime go on as after a snapshot. */
    public void restore() {
        api.restore();
    }

    private void await(CompletableFuture<Void> state, Duration timeout) throws InterruptedException {
        try {
            state.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw InitFailure.ended(function.name(), "it was not ready after " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw (InitFailure) e.getCause();
        }
    }

    public Outcome invoke(byte[] event) throws InterruptedException {
        var outcome = new CompletableFuture<Outcome>();
        api.hand(new Invocation(
                UUID.randomUUID().toString(), event, Instant.now().plus(function.timeout()), outcome));
        if (!process.isAlive()) {
            api.ended(process.exitValue());
        }
        try {
            return outcome.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            kill();
            return new Outcome.TimedOut(function.timeout());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        api.close();
    }

    @Override
    public void close() {
        end(stopTimeout);
    }

    /** Asks the process to end, and kills it when the time is over. */
    public void end(Duration timeout) {
        process.destroy();
        try {
            process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }
}
