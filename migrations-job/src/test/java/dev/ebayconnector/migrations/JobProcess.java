package dev.ebayconnector.migrations;

import dev.ebayconnector.migrations.schema.Scripts;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The job as a process of its own, as the platform runs it; its main takes the scripts' folder first, then the command. */
final class JobProcess {

    private final Process process;
    private final BufferedReader lines;
    private final List<String> said = new ArrayList<>();

    private JobProcess(Process process) {
        this.process = process;
        this.lines = process.inputReader();
    }

    public static void main(String[] arguments) {
        var job = new MigrationsJob(System.getenv(), new Scripts("classpath:" + arguments[0]), System.out, System.err);
        System.exit(job.run(arguments[1]));
    }

    static JobProcess migrating(TestDatabase database, String folder) throws IOException {
        return running(database, folder, "migrate", Map.of());
    }

    static JobProcess running(TestDatabase database, String folder, String command, Map<String, String> settings)
            throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        ProcessBuilder builder = new ProcessBuilder(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                JobProcess.class.getName(),
                folder,
                command);
        builder.environment().putAll(Map.of("MIGRATIONS_URL", database.url(), "MIGRATIONS_DEADLINE", "PT30S"));
        builder.environment().putAll(settings);
        return new JobProcess(builder.redirectErrorStream(true).start());
    }

    /** Reads on until a line has the text, or to the end. */
    JobProcess until(String text) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.contains(text)) {
                return this;
            }
        }
        throw new IllegalStateException("ended without \"" + text + "\": " + said);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    int exitCode() throws IOException, InterruptedException {
        lines.lines().forEach(said::add);
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running: " + said);
        }
        return process.exitValue();
    }

    String said() {
        return String.join("\n", said);
    }
}
