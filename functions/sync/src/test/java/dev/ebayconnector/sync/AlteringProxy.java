package dev.ebayconnector.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** In front of the fake eBay: alters its answers, or answers itself, as no fake of eBay would. */
final class AlteringProxy implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What is altered: an answer with one of these. */
    private static final Set<String> LISTS = Set.of("orders", "transactions", "payouts", "availableFunds");

    private static final String ORDERS = "/sell/fulfillment/v1/order";
    private static final Pattern PERIOD = Pattern.compile("\\[(.+)\\.\\.(.+)]");

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String upstream;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Consumer<ObjectNode> alteration = page -> {};
    private volatile OrdersAnswer instead;
    private volatile PeriodAnswer byPeriod;
    private volatile String path = "";
    private volatile UnaryOperator<String> change = UnaryOperator.identity();

    AlteringProxy(String upstream) throws IOException {
        this.upstream = upstream;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    /** An answer to getOrders. */
    interface OrdersAnswer {

        /** @param call number of the call, from 1 */
        Reply to(int call, int offset, int limit) throws InterruptedException;
    }

    /** An answer to getOrders that depends on the period of its filter. */
    interface PeriodAnswer {

        Reply to(Instant from, Instant to, int offset, int limit);
    }

    /** @param retryAfter the header of this name; null for none */
    record Reply(int status, String body, String retryAfter) {

        Reply(int status, String body) {
            this(status, body, null);
        }

        static Reply ok(String body) {
            return new Reply(200, body);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void eachPage(Consumer<ObjectNode> change) {
        alteration = change;
    }

    /** From now on getOrders is answered here. */
    void answerOrders(OrdersAnswer answer) {
        calls.set(0);
        instead = answer;
    }

    /** From now on getOrders is answered here, by periods. */
    void answerPeriods(PeriodAnswer answer) {
        calls.set(0);
        byPeriod = answer;
    }

    /** From now on answers to requests of paths that begin so are changed. */
    void change(String newPath, UnaryOperator<String> newChange) {
        change = newChange;
        path = newPath;
    }

    /** Calls of getOrders that were answered here. */
    int calls() {
        return calls.get();
    }

    void passAll() {
        alteration = page -> {};
        instead = null;
        byPeriod = null;
        change = UnaryOperator.identity();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = instead;
            boolean orders = exchange.getRequestURI().getPath().equals(ORDERS);
            var periods = byPeriod;
            var reply = orders && answer != null
                    ? answer.to(calls.incrementAndGet(), number(exchange, "offset"), number(exchange, "limit"))
                    : orders && periods != null ? ofPeriod(periods, exchange) : passed(exchange);
            var body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (reply.retryAfter() != null) {
                exchange.getResponseHeaders().set("Retry-After", reply.retryAfter());
            }
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply ofPeriod(PeriodAnswer answer, HttpExchange exchange) {
        calls.incrementAndGet();
        var period = PERIOD.matcher(exchange.getRequestURI().getQuery());
        if (!period.find()) {
            throw new IllegalArgumentException("no period in " + exchange.getRequestURI());
        }
        return answer.to(
                Instant.parse(period.group(1)),
                Instant.parse(period.group(2)),
                number(exchange, "offset"),
                number(exchange, "limit"));
    }

    private Reply passed(HttpExchange exchange) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(upstream + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (name.equalsIgnoreCase("Authorization")
                    || name.equalsIgnoreCase("Content-Type")
                    || name.regionMatches(true, 0, "X-EBAY-", 0, 7)) {
                request.header(name, values.getFirst());
            }
        });
        var answer = client.send(request.build(), BodyHandlers.ofString());
        boolean changed = exchange.getRequestURI().getPath().startsWith(path);
        return new Reply(answer.statusCode(), changed ? change.apply(altered(answer.body())) : altered(answer.body()));
    }

    private String altered(String body) throws IOException {
        if (!body.startsWith("{")
                || !(JSON.readTree(body) instanceof ObjectNode page)
                || LISTS.stream().noneMatch(page::has)) {
            return body;
        }
        alteration.accept(page);
        return page.toString();
    }

    private static int number(HttpExchange exchange, String name) {
        for (var part : exchange.getRequestURI().getRawQuery().split("&")) {
            if (part.startsWith(name + "=")) {
                return Integer.parseInt(part.substring(name.length() + 1));
            }
        }
        throw new IllegalArgumentException(name + " is missing in " + exchange.getRequestURI());
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
