package dev.ebayconnector.testingpostgres;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * AWS Secrets Manager and Systems Manager over HTTP, as far as the functions ask them. A secret can be changed while
 * functions run.
 */
public final class FakeSecrets implements AutoCloseable {

    private static final String ACCESS_KEY = "aws.accessKeyId";
    private static final String SECRET_KEY = "aws.secretAccessKey";

    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final HttpServer server;
    private volatile Runnable beforeAnswer = () -> {};

    /** Starts, and gives this JVM credentials for it. */
    public FakeSecrets() {
        System.setProperty(ACCESS_KEY, "test");
        System.setProperty(SECRET_KEY, "test");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** The settings that lead a function here. */
    public Map<String, String> environment() {
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", url, "AWS_ENDPOINT_URL_SSM", url, "AWS_REGION", "eu-central-1");
    }

    /** @param name an ARN, or the path of a parameter ({@code /connector/one}) */
    public void put(String name, String value) {
        known.put(name, value);
    }

    public void remove(String name) {
        known.remove(name);
    }

    /** The next so many requests are answered with 500. */
    public void fail(int requests) {
        failures.set(requests);
    }

    /** Runs in the request's own thread, before each answer. */
    public void beforeAnswer(Runnable action) {
        beforeAnswer = action;
    }

    /** The bodies of all requests. */
    public List<String> asked() {
        return asked;
    }

    /** The bodies of the requests for one secret. */
    public List<String> asked(String name) {
        return asked.stream()
                .filter(question -> question.contains("\"" + name + "\""))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(question);
        beforeAnswer.run();
        var signature = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0 || !signature.startsWith("AWS4-HMAC-SHA256 ")) {
            send(exchange, 500, "");
            return;
        }
        var parameter = exchange.getRequestHeaders().getFirst("X-Amz-Target").equals("AmazonSSM.GetParameter");
        var secret = known.entrySet().stream()
                .filter(entry -> question.contains("\"" + entry.getKey() + "\""))
                .map(Map.Entry::getValue)
                .findFirst();
        if (secret.isEmpty()) {
            var type = parameter ? "ParameterNotFound" : "ResourceNotFoundException";
            send(exchange, 400, "{\"__type\":\"" + type + "\"}");
            return;
        }
        var value = secret.get().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        send(
                exchange,
                200,
                parameter ? "{\"Parameter\":{\"Value\":\"" + value + "\"}}" : "{\"SecretString\":\"" + value + "\"}");
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        System.clearProperty(ACCESS_KEY);
        System.clearProperty(SECRET_KEY);
        server.stop(0);
    }
}
