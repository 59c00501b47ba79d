package dev.ebayconnector.sync;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * In front of the fake eBay: a share of the pages of orders fails, each as eBay fails, or a gateway, or a broken
 * line, and every good page links to another host, which counts what it is asked. Some orders are malformed.
 */
final class FaultyProxy implements AutoCloseable {

    static final Duration RESET = Duration.ofSeconds(5);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDERS = "/sell/fulfillment/v1/order";
    private static final String ANALYTICS = "/developer/analytics/";
    private static final int ENDLESS_AT = 9;
    private static final int QUOTA_AT = 20;
    private static final int DRIPS = 20;
    private static final int DRIP_MS = 15;
    private static final int MALFORMED_ONE_IN = 60;

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server = listen(this::answer);
    private final HttpServer other = listen(this::answerElsewhere);
    private final SyncSystem system;
    private final Random random;
    private final Map<Kind, Integer> served = new EnumMap<>(Kind.class);
    private final Set<String> listed = ConcurrentHashMap.newKeySet();
    private final Set<String> malformed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger askedElsewhere = new AtomicInteger();
    private int pages;
    private volatile boolean usedUp;

    FaultyProxy(SyncSystem system, long seed) throws IOException {
        this.system = system;
        this.random = new Random(seed);
    }

    /** What a page becomes. */
    enum Kind {
        GOOD,
        /** 500 with eBay's error. */
        SERVER_ERROR,
        /** Fewer bytes than its length states. */
        CUT,
        /** A complete answer that is not JSON to its end. */
        MALFORMED,
        /** In small pieces, with pauses. */
        DRIP,
        /** 302 to another host. */
        REDIRECT,
        /** A body without an end. */
        ENDLESS,
        /** 429; eBay's Analytics then states that no calls are left for some seconds. */
        QUOTA
    }

    String url() {
        return url(server);
    }

    /** How often each kind was served. */
    synchronized Map<Kind, Integer> served() {
        return new EnumMap<>(served);
    }

    /** Ids of all orders that the fake listed. */
    Set<String> listed() {
        return listed;
    }

    /** Ids of the orders that no reader can read. */
    Set<String> malformed() {
        return malformed;
    }

    /** Requests that reached the other host. */
    int askedElsewhere() {
        return askedElsewhere.get();
    }

    private synchronized Kind next() {
        int percent = random.nextInt(100);
        var kind = switch (++pages) {
            case ENDLESS_AT -> Kind.ENDLESS;
            case QUOTA_AT -> Kind.QUOTA;
            default -> ofShare(percent);
        };
        served.merge(kind, 1, Integer::sum);
        return kind;
    }

    private static Kind ofShare(int percent) {
        if (percent < 10) {
            return Kind.SERVER_ERROR;
        } else if (percent < 15) {
            return Kind.CUT;
        } else if (percent < 17) {
            return Kind.MALFORMED;
        } else if (percent < 21) {
            return Kind.DRIP;
        }
        return percent < 24 ? Kind.REDIRECT : Kind.GOOD;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (path.startsWith(ANALYTICS) && usedUp) {
                usedUp = false;
                send(exchange, 200, noCallsLeft());
            } else if (path.equals(ORDERS)) {
                answer(exchange, next());
            } else {
                var reply = upstream(exchange);
                send(exchange, reply.statusCode(), reply.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, Kind kind) throws IOException, InterruptedException {
        switch (kind) {
            case GOOD -> send(exchange, 200, page(exchange));
            case SERVER_ERROR -> send(exchange, 500, error(2003, "System error."));
            case CUT -> {
                var body = page(exchange);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(Arrays.copyOf(body, body.length / 2));
            }
            case MALFORMED -> {
                var body = page(exchange);
                send(exchange, 200, Arrays.copyOf(body, body.length / 2));
            }
            case DRIP -> drip(exchange, page(exchange));
            case REDIRECT -> {
                exchange.getResponseHeaders().set("Location", url(other) + exchange.getRequestURI());
                exchange.sendResponseHeaders(302, -1);
            }
            case ENDLESS -> endless(exchange, page(exchange));
            case QUOTA -> {
                usedUp = true;
                send(exchange, 429, error(2001, "Too many requests."));
            }
        }
    }

    private static void drip(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, body.length);
        for (int drip = 0; drip < DRIPS; drip++) {
            int from = (int) ((long) body.length * drip / DRIPS);
            int to = (int) ((long) body.length * (drip + 1) / DRIPS);
            exchange.getResponseBody().write(body, from, to - from);
            exchange.getResponseBody().flush();
            Thread.sleep(DRIP_MS);
        }
    }

    /** Until the client closes the connection. */
    private static void endless(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(body, 0, body.length - 1);
        var blanks = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            exchange.getResponseBody().write(blanks);
        }
    }

    /** A page of the fake, with its malformed orders and a link to the other host. */
    private byte[] page(HttpExchange exchange) throws IOException, InterruptedException {
        var page = (ObjectNode) JSON.readTree(upstream(exchange).body());
        for (var order : page.path("orders")) {
            var id = order.path("orderId").asText();
            listed.add(id);
            if (Math.floorMod(id.hashCode(), MALFORMED_ONE_IN) == 0) {
                malformed.add(id);
                ((ObjectNode) order.path("pricingSummary").path("total")).put("value", "a lot");
            }
        }
        JsonNode next = page.path("next");
        if (next.isTextual()) {
            page.put("next", next.asText().replaceFirst("https?://[^/]+", url(other)));
        }
        return JSON.writeValueAsBytes(page);
    }

    private java.net.http.HttpResponse<byte[]> upstream(HttpExchange exchange)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(system.ebay.apiUrl() + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (name.equalsIgnoreCase("Authorization") || name.equalsIgnoreCase("Content-Type")) {
                request.header(name, values.getFirst());
            }
        });
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private byte[] noCallsLeft() {
        return """
            {"rateLimits":[{"apiContext":"sell","apiName":"fulfillment","apiVersion":"v1","resources":[
            {"name":"sell.fulfillment","rates":[
            {"count":5000,"limit":5000,"remaining":0,"reset":"%s","timeWindow":86400}]}]}]}
            """.formatted(system.ebay.now().plus(RESET)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] error(int id, String message) {
        return """
            {"errors":[{"errorId":%d,"domain":"ACCESS","category":"APPLICATION","message":"%s"}]}
            """.formatted(id, message).getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void answerElsewhere(HttpExchange exchange) throws IOException {
        try (exchange) {
            askedElsewhere.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private static HttpServer listen(com.sun.net.httpserver.HttpHandler handler) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", handler);
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        other.stop(0);
        client.close();
    }
}
