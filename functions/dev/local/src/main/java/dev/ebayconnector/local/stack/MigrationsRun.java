package dev.ebayconnector.local.stack;

import dev.ebayconnector.local.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the migrations job as an operator does: its jar in its own process. */
final class MigrationsRun {
    private static final int TIMEOUT_SECONDS = 300;

    private final Path jar;
    private final Path log;

    MigrationsRun(Path root, Path log) {
        this.jar = root.resolve("migrations-job/target/migrations-job.jar");
        this.log = log;
    }

    /** Returns the job's last line. */
    String migrate(String url) throws InterruptedException {
        return run("migrate", Map.of("MIGRATIONS_URL", url));
    }

    void createAdmin(String url, String email, String password) throws InterruptedException {
        run("create-admin", Map.of("MIGRATIONS_URL", url, "ADMIN_EMAIL", email, "ADMIN_PASSWORD", password));
    }

    private String run(String command, Map<String, String> environment) throws InterruptedException {
        try {
            Files.createDirectories(log.getParent());
            Path output = Files.createTempFile(log.getParent(), "migrations-", ".out");
            try {
                int exitCode = run(command, environment, output);
                List<String> lines = Files.readAllLines(output);
                Files.write(log, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                if (exitCode != 0) {
                    throw failed(command, exitCode, lines);
                }
                return lines.isEmpty() ? "" : lines.getLast();
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw StackFailure.failed("Cannot run the migrations job: " + e.getMessage(), e);
        }
    }

    private int run(String command, Map<String, String> environment, Path output)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(JavaProgram.jar(jar, List.of(command)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("CONNECTOR_ENVIRONMENT", "local");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw StackFailure.failed(
                        "The migrations job (" + command + ") did not end within " + TIMEOUT_SECONDS + " s.");
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static StackFailure failed(String command, int exitCode, List<String> lines) {
        String sentence = "The migrations job (" + command + ") ended with exit code " + exitCode + ":"
                + System.lineSeparator() + "    " + String.join(System.lineSeparator() + "    ", lines);
        return exitCode == 2 ? StackFailure.wrongInput(sentence) : StackFailure.failed(sentence);
    }
}
