package dev.ebayconnector.testingpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real PgBouncer in front of a server on this machine, with its default configuration but for what a test sets. Every
 * database of the server is reachable under its own name.
 */
public final class PgBouncer implements AutoCloseable {

    private static final int START_SECONDS = 10;

    private final Process process;
    private final Path directory;
    private final int port;

    private PgBouncer(Process process, Path directory, int port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    /** {@code pool_mode} of {@code pgbouncer.ini}. */
    public enum PoolMode {
        SESSION,
        TRANSACTION,
        STATEMENT
    }

    /** The user {@code postgres} logs in without a password. */
    public static PgBouncer before(int upstreamPort, PoolMode mode) {
        return before(upstreamPort, mode, Map.of("postgres", ""), Map.of());
    }

    /**
     * Skips the test if PgBouncer cannot be had on this machine; with {@code CI=true} the test fails instead.
     *
     * @param users    the password of each user that may log in, with which PgBouncer logs in to the server as well
     * @param settings further lines of the section {@code [pgbouncer]}; {@code databases} replaces the database line
     */
    public static PgBouncer before(
            int upstreamPort, PoolMode mode, Map<String, String> users, Map<String, String> settings) {
        var program = PgBouncerProgram.require();
        try {
            var directory = Files.createTempDirectory("pgbouncer");
            int port = freePort();
            Files.writeString(directory.resolve("users.txt"), userList(users));
            var configuration = directory.resolve("pgbouncer.ini");
            Files.writeString(configuration, configuration(upstreamPort, port, mode, directory, settings));
            var process = program.start(configuration, directory.resolve("pgbouncer.log"));
            var pooler = new PgBouncer(process, directory, port);
            pooler.awaitPort();
            return pooler;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** In the form of platforms, for a user who needs no password. */
    public String url(String user, String database) {
        return "postgres://" + user + "@127.0.0.1:" + port + "/" + database + "?sslmode=disable";
    }

    private static String configuration(
            int upstreamPort, int port, PoolMode mode, Path directory, Map<String, String> settings) {
        var pooler = new LinkedHashMap<String, String>();
        pooler.put("listen_addr", "127.0.0.1");
        pooler.put("listen_port", Integer.toString(port));
        pooler.put("unix_socket_dir", "");
        pooler.put("auth_type", "trust");
        pooler.put("auth_file", directory.resolve("users.txt").toString());
        pooler.put("pool_mode", mode.name().toLowerCase(Locale.ROOT));
        pooler.putAll(settings);
        var databases = pooler.remove("databases");
        var lines = new ArrayList<String>();
        lines.add("[databases]");
        lines.add((databases == null ? "*" : databases) + " = host=127.0.0.1 port=" + upstreamPort);
        lines.add("[pgbouncer]");
        pooler.forEach((name, value) -> lines.add(name + " = " + value));
        return String.join("\n", lines) + "\n";
    }

    private static String userList(Map<String, String> users) {
        var lines = new StringBuilder();
        users.forEach((user, password) -> lines.append("\"%s\" \"%s\"%n".formatted(user, password)));
        return lines.toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitPort() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
        var log = Files.readString(directory.resolve("pgbouncer.log"));
        close();
        throw new IllegalStateException("PgBouncer does not start: " + log);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        process.onExit().join();
        for (var file : List.of("users.txt", "pgbouncer.ini", "pgbouncer.log")) {
            Files.deleteIfExists(directory.resolve(file));
        }
        Files.delete(directory);
    }
}
