package dev.ebayconnector.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

/** AWS's Lambda Runtime API (2018-06-01) for one instance: the runtime asks for the next event and posts its result. */
final class RuntimeApi implements AutoCloseable {
    private static final String VERSION = "/2018-06-01/runtime/";
    /** Lambda's limit for a synchronous answer: 6 MB, and some space for its envelope. */
    private static final int LARGEST_ANSWER = 6 * 1024 * 1024 + 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // Otherwise Nagle's algorithm and delayed ACKs delay each small answer by 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final String function;
    private final String functionArn;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final AtomicReference<Invocation> current = new AtomicReference<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> snapshot = new CompletableFuture<>();
    private final CompletableFuture<Void> restored = new CompletableFuture<>();

    private RuntimeApi(String function, String functionArn, HttpServer server) {
        this.function = function;
        this.functionArn = functionArn;
        this.server = server;
    }

    static RuntimeApi open(String function, String functionArn) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            RuntimeApi api = new RuntimeApi(function, functionArn, server);
            server.setExecutor(api.threads);
            server.createContext(VERSION, api::handle);
            server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open a Runtime API port on 127.0.0.1", e);
        }
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Completes when the runtime first asks for an event; fails with {@link InitFailure} when it cannot. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Completes when the runtime has run its hooks and waits to be snapshotted (SnapStart). */
    CompletableFuture<Void> snapshot() {
        return snapshot;
    }

    /** The runtime goes on as if its snapshot were restored. */
    void restore() {
        restored.complete(null);
    }

    void hand(Invocation invocation) {
        current.set(invocation);
        waiting.add(invocation);
    }

    /** The process that uses this API has ended. */
    void ended(int exitCode) {
        var failure = InitFailure.ended(function, "its process ended with exit code " + exitCode);
        ready.completeExceptionally(failure);
        snapshot.completeExceptionally(failure);
        Invocation invocation = current.get();
        if (invocation != null) {
            invocation.outcome().complete(new Outcome.Crashed(exitCode));
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String what = exchange.getRequestURI().getPath().substring(VERSION.length());
            switch (what) {
                case "invocation/next" -> next(exchange);
                case "restore/next" -> restoreNext(exchange);
                case "init/error", "restore/error" -> initError(exchange);
                case String path when path.endsWith("/response") -> response(exchange, path.split("/")[1]);
                case String path when path.endsWith("/error") -> error(exchange, path.split("/")[1]);
                default -> reply(exchange, 404, "{\"errorMessage\":\"Not found\",\"errorType\":\"NotFound\"}");
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        ready.complete(null);
        Invocation invocation;
        try {
            invocation = waiting.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(invocation.deadline().toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
        headers.set("Lambda-Runtime-Trace-Id", traceId(invocation));
        exchange.sendResponseHeaders(200, invocation.event().length);
        exchange.getResponseBody().write(invocation.event());
    }

    private void restoreNext(HttpExchange exchange) throws IOException {
        snapshot.complete(null);
        restored.join();
        reply(exchange, 200, "{}");
    }

    private static String traceId(Invocation invocation) {
        long seconds = invocation.deadline().getEpochSecond();
        var random = ThreadLocalRandom.current();
        return "Root=1-%08x-%08x%016x;Parent=%016x;Sampled=0"
                .formatted(seconds, random.nextInt(), random.nextLong(), random.nextLong());
    }

    private void response(HttpExchange exchange, String requestId) throws IOException {
        byte[] payload = exchange.getRequestBody().readAllBytes();
        if (payload.length > LARGEST_ANSWER) {
            finish(exchange, requestId, 413, new Outcome.TooLarge(payload.length));
        } else {
            finish(exchange, requestId, 202, new Outcome.Answered(payload));
        }
    }

    private void error(HttpExchange exchange, String requestId) throws IOException {
        JsonNode error = JSON.readTree(exchange.getRequestBody().readAllBytes());
        finish(
                exchange,
                requestId,
                202,
                new Outcome.Faulted(
                        error.path("errorType").asText("Unhandled"),
                        error.path("errorMessage").asText("")));
    }

    private void finish(HttpExchange exchange, String requestId, int status, Outcome outcome) throws IOException {
        Invocation invocation = current.get();
        if (invocation == null || !invocation.requestId().equals(requestId)) {
            reply(exchange, 400, "{\"errorMessage\":\"Invalid request ID\",\"errorType\":\"InvalidRequestID\"}");
            return;
        }
        current.set(null);
        reply(exchange, status, "{\"status\":\"OK\"}");
        invocation.outcome().complete(outcome);
    }

    private void initError(HttpExchange exchange) throws IOException {
        String report = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode error = JSON.readTree(report);
        var failure = InitFailure.reported(
                function,
                error.path("errorType").asText("Unhandled"),
                error.path("errorMessage").asText(""),
                report);
        ready.completeExceptionally(failure);
        snapshot.completeExceptionally(failure);
        reply(exchange, 202, "{\"status\":\"OK\"}");
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        restored.complete(null);
        server.stop(0);
        threads.shutdownNow();
    }
}
