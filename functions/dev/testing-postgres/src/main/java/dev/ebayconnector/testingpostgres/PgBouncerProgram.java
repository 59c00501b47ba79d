package dev.ebayconnector.testingpostgres;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The program {@code pgbouncer}: from the PATH, else from Debian's packages, which are unpacked into the build directory
 * and installed nowhere.
 */
record PgBouncerProgram(Path executable, Path libraries) {

    private static final List<String> PACKAGES = List.of("pgbouncer", "libevent-2.1-7", "libc-ares2");

    /** Aborts the test, or fails it with {@code CI=true}, if the program can be neither found nor downloaded. */
    static PgBouncerProgram require() {
        if (Found.PROGRAM != null) {
            return Found.PROGRAM;
        }
        var problem = "PgBouncer is not installed and cannot be downloaded as a Debian package (" + Found.problem
                + "): install pgbouncer to run this test";
        if ("true".equalsIgnoreCase(System.getenv("CI"))) {
            throw new IllegalStateException(problem);
        }
        return Assumptions.abort(problem);
    }

    /** PgBouncer refuses to run as root; in a user name space of its own it does not. */
    Process start(Path configuration, Path log) throws IOException {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(executable.toString(), configuration.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        if (libraries != null) {
            builder.environment().put("LD_LIBRARY_PATH", libraries.toString());
        }
        return builder.start();
    }

    private static PgBouncerProgram find() throws IOException, InterruptedException {
        var installed = onPath();
        return installed == null ? unpacked(buildDirectory()) : new PgBouncerProgram(installed, null);
    }

    private static Path onPath() {
        var folders = Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                Stream.of("/usr/sbin", "/usr/local/sbin"));
        return folders.map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Every module's tests use the same download. */
    private static Path buildDirectory() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var module = folder.resolve("functions/dev/testing-postgres");
            if (Files.isDirectory(module)) {
                return module.resolve("target/pgbouncer");
            }
        }
        return Path.of("target/pgbouncer").toAbsolutePath();
    }

    private static PgBouncerProgram unpacked(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        try (var channel = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            var root = directory.resolve("root");
            if (!Files.isExecutable(executable(root))) {
                download(directory);
                unpack(directory, root);
            }
            return new PgBouncerProgram(executable(root), libraries(root));
        }
    }

    private static Path executable(Path root) {
        return root.resolve("usr/sbin/pgbouncer");
    }

    private static Path libraries(Path root) throws IOException {
        try (var files = Files.walk(root.resolve("usr/lib"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("libevent-2"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }
    }

    /** With the machine's package lists, else with lists of its own, which needs no right on the machine's. */
    private static void download(Path directory) throws IOException, InterruptedException {
        var options = new ArrayList<>(List.of("-o", "APT::Sandbox::User="));
        if (run(directory, download(options)) == 0) {
            return;
        }
        Files.createDirectories(directory.resolve("lists/partial"));
        Files.createDirectories(directory.resolve("cache/archives/partial"));
        options.addAll(List.of(
                "-o",
                "Dir::State::lists=" + directory.resolve("lists"),
                "-o",
                "Dir::Cache=" + directory.resolve("cache")));
        var update = new ArrayList<>(List.of("apt-get", "-qq"));
        update.addAll(options);
        update.add("update");
        if (run(directory, update) != 0 || run(directory, download(options)) != 0) {
            throw new IOException("apt-get download fails");
        }
    }

    private static List<String> download(List<String> options) {
        var command = new ArrayList<>(List.of("apt-get", "-qq"));
        command.addAll(options);
        command.add("download");
        command.addAll(PACKAGES);
        return command;
    }

    private static void unpack(Path directory, Path root) throws IOException, InterruptedException {
        try (var files = Files.list(directory)) {
            for (var archive :
                    files.filter(file -> file.toString().endsWith(".deb")).toList()) {
                if (run(directory, List.of("dpkg", "-x", archive.toString(), root.toString())) != 0) {
                    throw new IOException("dpkg -x " + archive.getFileName() + " fails");
                }
            }
        }
    }

    private static int run(Path directory, List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Looked for once a JVM. */
    private static final class Found {
        static final PgBouncerProgram PROGRAM;
        static String problem = "";

        static {
            PgBouncerProgram found = null;
            try {
                found = find();
            } catch (IOException e) {
                problem = e.getMessage();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                problem = "interrupted";
            }
            PROGRAM = found;
        }
    }
}
