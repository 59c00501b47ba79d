package dev.ebayconnector.local.stack;

import dev.ebayconnector.local.StackFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The ports of the stack's servers, all on 127.0.0.1: what {@code -Dlocal.….port} says, else a free one. */
public record Ports(
        int database, int queue, int ebayApi, int ebayApiz, int ebayAuth, int origin, int edge, int metrics) {
    private static final List<String> KEYS = List.of(
            "local.database.port",
            "local.queue.port",
            "local.ebay.api.port",
            "local.ebay.apiz.port",
            "local.ebay.auth.port",
            "local.origin.port",
            "local.edge.port",
            "local.metrics.port");

    /** @throws StackFailure naming every port that is invalid, given twice or already in use */
    public static Ports choose(Properties properties) {
        List<String> problems = new ArrayList<>();
        List<ServerSocket> held = new ArrayList<>();
        Map<Integer, String> taken = new HashMap<>();
        try {
            // All are kept open until all are chosen, so that no free port is chosen twice.
            List<Integer> ports = KEYS.stream()
                    .map(key -> choose(key, properties.getProperty(key, ""), problems, held, taken))
                    .toList();
            if (!problems.isEmpty()) {
                throw StackFailure.wrongInput(String.join(System.lineSeparator(), problems));
            }
            return new Ports(
                    ports.get(0),
                    ports.get(1),
                    ports.get(2),
                    ports.get(3),
                    ports.get(4),
                    ports.get(5),
                    ports.get(6),
                    ports.get(7));
        } finally {
            held.forEach(Ports::release);
        }
    }

    private static int choose(
            String key, String given, List<String> problems, List<ServerSocket> held, Map<Integer, String> taken) {
        int port = given.isBlank() ? 0 : number(given);
        if (port < 0) {
            problems.add(key + " must be a port from 1 to 65535, or 0 for a free one, not \"" + given + "\".");
            return 0;
        }
        try {
            ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            held.add(socket);
            taken.put(socket.getLocalPort(), key);
            return socket.getLocalPort();
        } catch (IOException e) {
            problems.add(
                    taken.containsKey(port)
                            ? "Port " + port + " is given to both " + taken.get(port) + " and " + key
                                    + "; each needs its own."
                            : "Port " + port + " (" + key + ") cannot be used on 127.0.0.1 (" + e.getMessage()
                                    + "); choose another, or leave it out for a free one.");
            return 0;
        }
    }

    private static int number(String given) {
        try {
            int port = Integer.parseInt(given.strip());
            return port <= 65535 ? port : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
