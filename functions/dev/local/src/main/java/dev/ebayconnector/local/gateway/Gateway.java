package dev.ebayconnector.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ebayconnector.local.lambda.Outcome;
import dev.ebayconnector.local.template.HttpRoute;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** API Gateway's HTTP API on a local port: turns HTTP requests into events of payload format 1.0 and answers into responses. */
public final class Gateway implements AutoCloseable {
    /** The largest body that an HTTP API accepts. */
    static final int LARGEST_BODY = 10 * 1024 * 1024;
    /** How long an HTTP API waits for its integration; the function may continue after that. */
    private static final Duration INTEGRATION_TIMEOUT = Duration.ofSeconds(30);

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final RouteTable routes;
    private final FunctionCaller functions;
    private final Clock clock;
    private final HttpServer server;
    private final ProxyEvent events = new ProxyEvent(ApiIdentity.LOCAL);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Gateway(List<HttpRoute> routes, FunctionCaller functions, Clock clock, HttpServer server) {
        this.routes = new RouteTable(routes);
        this.functions = functions;
        this.clock = clock;
        this.server = server;
    }

    public static Gateway open(int port, List<HttpRoute> routes, FunctionCaller functions, Clock clock)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        Gateway gateway = new Gateway(routes, functions, clock, server);
        server.setExecutor(gateway.threads);
        server.createContext("/", gateway::handle);
        server.start();
        return gateway;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String requestId = UUID.randomUUID().toString();
            GatewayReply reply = answer(exchange, requestId);
            exchange.getResponseHeaders().set("Apigw-Requestid", requestId);
            HttpWire.write(exchange, reply);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private GatewayReply answer(HttpExchange exchange, String requestId) throws IOException, InterruptedException {
        Optional<GatewayRequest> request = HttpWire.read(exchange, LARGEST_BODY, clock.instant());
        if (request.isEmpty()) {
            return GatewayReply.TOO_LARGE;
        }
        Optional<RouteMatch> match =
                routes.match(request.get().method(), request.get().rawPath());
        if (match.isEmpty()) {
            return GatewayReply.NOT_FOUND;
        }
        return reply(match.get().route().function(), events.of(request.get(), match.get(), requestId));
    }

    private GatewayReply reply(String function, byte[] event) throws InterruptedException {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        threads.execute(() -> call(function, event, outcome));
        try {
            return switch (outcome.get(INTEGRATION_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                case Outcome.Answered answered ->
                    ProxyAnswer.read(answered.payload()).orElse(GatewayReply.FUNCTION_FAILED);
                case Outcome.Faulted faulted -> GatewayReply.FUNCTION_FAILED;
                case Outcome.TooLarge tooLarge -> GatewayReply.FUNCTION_FAILED;
                case Outcome.Crashed crashed -> GatewayReply.FUNCTION_FAILED;
                case Outcome.NotStarted notStarted -> GatewayReply.FUNCTION_FAILED;
                case Outcome.TimedOut timedOut -> GatewayReply.FUNCTION_TIMED_OUT;
            };
        } catch (TimeoutException e) {
            return GatewayReply.FUNCTION_TIMED_OUT;
        } catch (ExecutionException e) {
            return GatewayReply.FUNCTION_FAILED;
        }
    }

    private void call(String function, byte[] event, CompletableFuture<Outcome> outcome) {
        try {
            outcome.complete(functions.call(function, event));
        } catch (InterruptedException | RuntimeException e) {
            outcome.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
