package dev.ebayconnector.sync;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A real process that runs {@link WorkerProgram}; it starts at once and waits for runs. */
final class ChildWorker implements AutoCloseable {

    private final Process process;

    /** @param options of Java */
    ChildWorker(SyncSystem system, Duration ahead, String... options) throws IOException {
        this(system, ahead, Map.of(), options);
    }

    /** @param settings that differ from those of the system */
    ChildWorker(SyncSystem system, Duration ahead, Map<String, String> settings, String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(options));
        command.addAll(List.of(WorkerProgram.class.getName(), Long.toString(ahead.toMillis())));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(system.environment);
        builder.environment().put("SYNC_PARALLEL_CALLS", "4");
        builder.environment().putAll(settings);
        this.process = builder.start();
    }

    /** Gives it the runs, once it is ready. */
    void work(UUID... runs) throws IOException {
        deliver(Arrays.stream(runs).map(UUID::toString).toArray(String[]::new));
    }

    /** Gives it messages, once it is ready. */
    void deliver(String... messages) throws IOException {
        var output = process.inputReader();
        for (var line = output.readLine(); !"ready".equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the worker ended before it was ready");
            }
        }
        process.outputWriter().append(String.join(" ", messages) + "\n").flush();
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
