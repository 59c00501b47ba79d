package dev.ebayconnector.sync;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** A real process that runs {@link WorkerProgram}; it starts at once and waits for a run. */
final class ChildWorker implements AutoCloseable {

    private final Process process;

    ChildWorker(SyncSystem system, Duration ahead) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerProgram.class.getName(),
                        Long.toString(ahead.toMillis()))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(system.environment);
        builder.environment().put("SYNC_PARALLEL_CALLS", "4");
        this.process = builder.start();
    }

    /** Gives it the run, once it is ready. */
    void work(UUID run) throws IOException {
        var output = process.inputReader();
        for (var line = output.readLine(); !"ready".equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the worker ended before it was ready");
            }
        }
        process.outputWriter().append(run + "\n").flush();
    }

    /** As the operating system does when memory runs out. */
    void kill() {
        process.destroyForcibly();
    }

    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
