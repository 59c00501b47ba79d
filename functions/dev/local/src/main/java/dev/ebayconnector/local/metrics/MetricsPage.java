package dev.ebayconnector.local.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;

/** {@code GET /metrics} for Prometheus, with the scrape token as {@code Authorization: Bearer}. */
public final class MetricsPage implements AutoCloseable {
    private static final String PATH = "/metrics";

    private final HttpServer server;
    private final LogTail logs;
    private final byte[] authorization;
    private final Figures figures = new Figures();

    private MetricsPage(HttpServer server, Path logs, String token) {
        this.server = server;
        this.logs = new LogTail(logs);
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    /** @param logs the directory of the functions' logs */
    public static MetricsPage open(int port, Path logs, String token) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        MetricsPage page = new MetricsPage(server, logs, token);
        server.createContext(PATH, page::handle);
        server.start();
        return page;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
            } else if (!authorized(exchange)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
                exchange.sendResponseHeaders(401, -1);
            } else {
                answer(exchange);
            }
        }
    }

    private boolean authorized(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        logs.lines(figures::add);
        var body = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(body, figures.snapshot());
        exchange.getResponseHeaders().set("Content-Type", PrometheusTextFormatWriter.CONTENT_TYPE);
        exchange.sendResponseHeaders(200, body.size());
        body.writeTo(exchange.getResponseBody());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
