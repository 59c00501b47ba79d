package dev.ebayconnector.fakeebay;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** A small client that knows HTTP and nothing else: no class of the connector, none of the fake. */
final class PlainClient implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Answer get(String url, String... headers) {
        return send(request(url, headers).GET());
    }

    Answer getAs(String accessToken, String url, String... headers) {
        return send(request(url, headers)
                .header("Authorization", "Bearer " + accessToken)
                .GET());
    }

    Answer form(String url, Map<String, String> form, String... headers) {
        return send(request(url, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form))));
    }

    Answer json(String method, String url, String body, String... headers) {
        return send(request(url, headers).method(method, BodyPublishers.ofString(body)));
    }

    static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static String basic(String clientId, String secret) {
        return "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return trySend(request);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Answer trySend(HttpRequest.Builder request) throws IOException {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static HttpRequest.Builder request(String url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return headers.length == 0 ? request : request.headers(headers);
    }

    @Override
    public void close() {
        http.close();
    }
}
