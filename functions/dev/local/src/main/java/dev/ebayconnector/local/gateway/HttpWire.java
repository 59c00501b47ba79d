package dev.ebayconnector.local.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Converts between the JDK's HTTP server and the gateway's records. */
final class HttpWire {
    /** Headers that belong to one connection; the server writes its own. */
    private static final Set<String> CONNECTION =
            Set.of("connection", "keep-alive", "transfer-encoding", "upgrade", "date");

    private HttpWire() {}

    /** Empty when the body is larger than allowed. */
    static Optional<GatewayRequest> read(HttpExchange exchange, int largestBody, Instant now) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(largestBody + 1);
        if (body.length > largestBody) {
            // Read to the end, so that the caller gets the response and not a reset connection.
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            return Optional.empty();
        }
        String sourceIp = exchange.getRemoteAddress().getAddress().getHostAddress();
        return Optional.of(new GatewayRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getProtocol(),
                headers(exchange, sourceIp),
                body,
                sourceIp,
                now));
    }

    private static Map<String, List<String>> headers(HttpExchange exchange, String sourceIp) {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        CONNECTION.forEach(headers::remove);
        List<String> hops = new ArrayList<>(headers.getOrDefault("x-forwarded-for", List.of()));
        hops.add(sourceIp);
        headers.put("x-forwarded-for", List.of(String.join(", ", hops)));
        headers.put("x-forwarded-proto", List.of("http"));
        headers.put(
                "x-forwarded-port",
                List.of(Integer.toString(exchange.getLocalAddress().getPort())));
        return headers;
    }

    static void write(HttpExchange exchange, GatewayReply reply) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        reply.headers().forEach((name, values) -> {
            if (!CONNECTION.contains(name.toLowerCase(Locale.ROOT)) && !name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> headers.add(name, value));
            }
        });
        boolean bodyless = reply.status() == 204 || reply.status() == 304;
        if (exchange.getRequestMethod().equals("HEAD")) {
            if (!bodyless) {
                headers.set("Content-Length", Integer.toString(reply.body().length));
            }
            exchange.sendResponseHeaders(reply.status(), -1);
        } else if (bodyless || reply.body().length == 0) {
            exchange.sendResponseHeaders(reply.status(), -1);
        } else {
            exchange.sendResponseHeaders(reply.status(), reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }
}
