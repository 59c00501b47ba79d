package dev.ebayconnector.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One running instance. It takes one event at a time, as on Lambda.
 * When this program dies, however it dies, the instance's poll fails and its process ends by itself.
 */
public final class LambdaInstance implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final FunctionSpec function;
    private final RuntimeApi api;
    private final Process process;

    LambdaInstance(FunctionSpec function, RuntimeApi api, Process process) {
        this.function = function;
        this.api = api;
        this.process = process;
        process.onExit().thenAccept(ended -> api.ended(ended.exitValue()));
    }

    /** Waits until the handler is created and the runtime asks for work; throws {@link InitFailure} if it does not come to that. */
    public void awaitReady(Duration patience) throws InterruptedException {
        try {
            api.ready().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw InitFailure.ended(function.name(), "it was not ready after " + patience.toSeconds() + " s");
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
        end(GRACE);
    }

    /** Asks the process to end, and makes it end when the grace is over. */
    public void end(Duration grace) {
        process.destroy();
        try {
            process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }
}
