package dev.ebayconnector.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A receiver on this machine that a test switches on and off. */
final class TestReceiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A request and what it was answered with. */
    record Got(String path, String id, String timestamp, String signature, String body, int status) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final HttpServer server;
    private final List<Got> all = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private volatile String retryAfter;
    private volatile Predicate<String> poison = _ -> false;
    private volatile Runnable meanwhile = () -> {};

    TestReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int answer = poison.test(body) ? 400 : status;
        var headers = exchange.getRequestHeaders();
        all.add(new Got(
                exchange.getRequestURI().toString(),
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                body,
                answer));
        meanwhile.run();
        if (retryAfter != null) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    /** From now on. */
    void answer(int with) {
        answer(with, null);
    }

    void answer(int with, String andRetryAfter) {
        status = with;
        retryAfter = andRetryAfter;
    }

    /** What is always refused with 400. */
    void refuse(Predicate<String> body) {
        poison = body;
    }

    /** Done while a request is under way. */
    void meanwhile(Runnable work) {
        meanwhile = work;
    }

    List<Got> all() {
        return List.copyOf(all);
    }

    List<Got> taken() {
        return all.stream().filter(got -> got.status() < 300).toList();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook/planted-path-4711?key=planted-query-4711";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
