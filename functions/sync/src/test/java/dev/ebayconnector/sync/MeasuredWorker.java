package dev.ebayconnector.sync;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** {@link WorkerProgram} in a process of its own, with the JVM flags and the heap that the function has on Lambda. */
final class MeasuredWorker implements AutoCloseable {

    /** 85 % of the 512 MB that the template gives to a function, as Lambda sets it. */
    private static final String HEAP = "-Xmx435m";

    private static final Pattern USED = Pattern.compile(" total \\d+K, used (\\d+)K");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final double KILOBYTES = 1024;

    private final Process process;

    /** Which of the JVM's compilers are used. */
    enum Compilers {
        /** As on Lambda without a snapshot. */
        FIRST(1),
        ALL(4);

        private final int level;

        Compilers(int level) {
            this.level = level;
        }
    }

    MeasuredWorker(SyncSystem system, int parallelCalls) throws IOException {
        this(system, parallelCalls, 1, Compilers.FIRST);
    }

    MeasuredWorker(SyncSystem system, int parallelCalls, int workersPerRun) throws IOException {
        this(system, parallelCalls, workersPerRun, Compilers.FIRST);
    }

    MeasuredWorker(SyncSystem system, int parallelCalls, int workersPerRun, Compilers compilers) throws IOException {
        var command = new ArrayList<>(List.of(
                program("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=" + compilers.level,
                HEAP,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(TestQueue.options());
        command.addAll(List.of(WorkerProgram.class.getName(), "0"));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(system.environment);
        builder.environment().put("SYNC_PARALLEL_CALLS", Integer.toString(parallelCalls));
        builder.environment().put("SYNC_WORKERS_PER_RUN", Integer.toString(workersPerRun));
        process = builder.start();
        await("ready");
    }

    void begin(UUID run) throws IOException {
        begin(run.toString());
    }

    void begin(String message) throws IOException {
        process.outputWriter().append(message + "\n").flush();
    }

    void awaitEnd() throws IOException {
        await("done");
    }

    /** Megabytes of the heap that are still used after a full collection. */
    double heapAfterCollection() throws IOException {
        jcmd("GC.run");
        return USED.matcher(jcmd("GC.heap_info"))
                        .results()
                        .mapToLong(found -> Long.parseLong(found.group(1)))
                        .sum()
                / KILOBYTES;
    }

    /** The most megabytes of memory that the process has had so far; Linux only. */
    double peakMemory() throws IOException {
        var found = PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
        if (!found.find()) {
            throw new IllegalStateException("the worker has ended");
        }
        return Long.parseLong(found.group(1)) / KILOBYTES;
    }

    /** Seconds of a processor that all threads have used so far, the start of the JVM included. */
    double processorSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }

    private String jcmd(String command) throws IOException {
        var jcmd = new ProcessBuilder(program("jcmd"), Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void await(String word) throws IOException {
        var output = process.inputReader();
        for (var line = output.readLine(); !word.equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the worker ended before it was " + word);
            }
        }
    }

    private static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
