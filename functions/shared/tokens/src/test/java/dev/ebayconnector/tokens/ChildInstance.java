package dev.ebayconnector.tokens;

import dev.ebayconnector.core.accounts.Account;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A real process that runs {@link InstanceProgram}; closing it is {@code kill -9}. */
final class ChildInstance implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 90;

    private final Process process;
    private final BufferedReader output;

    ChildInstance(Scene scene, Account account, int callers, Duration lease, String step) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InstanceProgram.class.getName(),
                        account.id().toString(),
                        Integer.toString(callers),
                        Long.toString(lease.toMillis()),
                        step)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(scene.environment);
        this.process = builder.start();
        this.output = process.inputReader();
    }

    void go() throws IOException {
        process.outputWriter().append('\n').flush();
    }

    /** Reads on to the line that begins with the word, and returns the rest of it. */
    String await(String word) throws InterruptedException, ExecutionException, TimeoutException {
        return CompletableFuture.supplyAsync(() -> output.lines()
                        .filter(line -> line.startsWith(word))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("the child ended without " + word))
                        .substring(word.length())
                        .strip())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
