package dev.ebayconnector.vault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** AWS KMS's Decrypt over its JSON 1.1 protocol: opens what it encrypted, for the same encryption context only. */
final class FakeKms implements AutoCloseable {

    private static final Pattern BLOB = Pattern.compile("\"CiphertextBlob\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern PURPOSE = Pattern.compile("\"purpose\"\\s*:\\s*\"([^\"]+)\"");
    private static final List<String> SETTINGS =
            List.of("aws.endpointUrlKms", "aws.region", "aws.accessKeyId", "aws.secretAccessKey");

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Map<String, Sealed> sealed = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean denied;

    FakeKms() throws IOException {
        server.createContext("/", this::answer);
        server.start();
        System.setProperty(
                "aws.endpointUrlKms", "http://127.0.0.1:" + server.getAddress().getPort());
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    String encrypt(String plaintext, Map<String, String> context) {
        var blob =
                Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        sealed.put(blob, new Sealed(plaintext, context.get("purpose")));
        return blob;
    }

    void deny() {
        denied = true;
    }

    void goAway() {
        server.stop(0);
    }

    int calls() {
        return calls.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var known = sealed.get(first(BLOB, body));
        if (!"TrentService.Decrypt".equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))) {
            send(exchange, 400, "{\"__type\":\"UnknownOperationException\"}");
        } else if (denied) {
            send(exchange, 400, "{\"__type\":\"AccessDeniedException\",\"message\":\"not authorized\"}");
        } else if (known == null || !known.purpose().equals(first(PURPOSE, body))) {
            send(exchange, 400, "{\"__type\":\"InvalidCiphertextException\"}");
        } else {
            send(
                    exchange,
                    200,
                    "{\"KeyId\":\"arn:aws:kms:eu-central-1:000000000000:key/1\",\"Plaintext\":\""
                            + Base64.getEncoder()
                                    .encodeToString(known.plaintext().getBytes(StandardCharsets.UTF_8)) + "\"}");
        }
    }

    private static String first(Pattern pattern, String body) {
        var matcher = pattern.matcher(body);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        SETTINGS.forEach(System::clearProperty);
    }

    private record Sealed(String plaintext, String purpose) {}
}
