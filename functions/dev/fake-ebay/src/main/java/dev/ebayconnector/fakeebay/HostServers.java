package dev.ebayconnector.fakeebay;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The three listening ports, on the loopback address only. */
final class HostServers implements AutoCloseable {
    static {
        // Without this every small answer waits some 40 ms for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Map<Host, HttpServer> servers = new EnumMap<>(Host.class);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    HostServers(FakeEbaySettings settings, Function<Host, HostServer> handlers) {
        try {
            for (Host host : Host.values()) {
                servers.put(host, listening(port(settings, host), handlers.apply(host)));
            }
        } catch (UncheckedIOException e) {
            close();
            throw e;
        }
        servers.values().forEach(HttpServer::start);
    }

    String url(Host host) {
        return "http://127.0.0.1:" + servers.get(host).getAddress().getPort();
    }

    @Override
    public void close() {
        servers.values().forEach(server -> server.stop(0));
        threads.shutdownNow();
    }

    private HttpServer listening(int port, HostServer handler) {
        try {
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
            server.createContext("/", handler);
            server.setExecutor(threads);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The fake eBay cannot listen on port " + port + " of 127.0.0.1; give a free port, or 0.", e);
        }
    }

    private static int port(FakeEbaySettings settings, Host host) {
        return switch (host) {
            case API -> settings.apiPort();
            case APIZ -> settings.apizPort();
            case AUTH -> settings.authPort();
        };
    }
}
