package dev.ebayconnector.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.StackFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server of the stack in its own process. It prints {@code READY {json}} on standard output when it answers, and ends
 * when its standard input closes, so it ends with this program even if this program is killed.
 */
final class ChildProgram implements AutoCloseable {
    private static final String READY = "READY ";
    private static final Duration READY_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(8);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Process process;
    private final CompletableFuture<JsonNode> ready = new CompletableFuture<>();

    private ChildProgram(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    static ChildProgram start(
            String name, List<String> command, Map<String, String> environment, Path directory, Path log) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG"));
            builder.environment().putAll(environment);
            ChildProgram program = new ChildProgram(name, builder.start());
            Thread.ofVirtual().start(() -> program.read(log));
            return program;
        } catch (IOException e) {
            throw StackFailure.failed("Cannot start " + name + " (" + command.getFirst() + "): " + e.getMessage(), e);
        }
    }

    private void read(Path log) {
        StringBuilder last = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
                PrintWriter file = new PrintWriter(Files.newBufferedWriter(log), true)) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith(READY)) {
                    ready.complete(json(line.substring(READY.length())));
                } else if (!ready.isDone()) {
                    last.append(System.lineSeparator()).append("    ").append(line);
                }
                file.println(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ready.completeExceptionally(
                    StackFailure.failed(name + " ended before it was ready (log: " + log + ")" + last));
        }
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    JsonNode awaitReady() throws InterruptedException {
        try {
            return ready.get(READY_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw StackFailure.failed(name + " was not ready after " + READY_TIMEOUT.toSeconds() + " s.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackFailure failure
                    ? failure
                    : StackFailure.failed(name + " failed", e.getCause());
        }
    }

    @Override
    public void close() {
        // Collected first: once the process has ended, its children are no longer its descendants.
        List<ProcessHandle> descendants = process.descendants().toList();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
    }
}
