package dev.ebayconnector.testingpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The PostgreSQL server's own process, to stop it and to start it again with the same command. */
final class ServerProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Supplier<String> dataDirectory;
    private List<String> command;

    ServerProcess(Supplier<String> dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    void stop() {
        try {
            var pid = Long.parseLong(Files.readAllLines(Path.of(dataDirectory.get(), "postmaster.pid"))
                    .getFirst());
            var server = ProcessHandle.of(pid).orElseThrow();
            command = commandOf(pid);
            // Java's own destroy would be the signal that waits for every client to leave.
            new ProcessBuilder("kill", "-INT", Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the server could not be stopped", e);
        }
    }

    void start(Runnable question) {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                question.run();
                return;
            } catch (IllegalStateException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    /** PostgreSQL refuses to run as root, so the embedded one runs in a user name space of its own. */
    private static List<String> commandOf(long pid) throws IOException {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(
                List.of(Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0")));
        return command;
    }
}
