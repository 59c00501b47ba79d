package dev.ebayconnector.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.lambda.Outcome;
import dev.ebayconnector.local.template.HttpRoute;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real HTTP through the gateway, to a function that is a lambda of this test. */
final class GatewayTest {
    private final AtomicReference<Outcome> outcome = new AtomicReference<>(answered("{\"statusCode\":200}"));
    private final AtomicReference<JsonNode> event = new AtomicReference<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private Gateway gateway;

    @BeforeEach
    void open() throws IOException {
        gateway = Gateway.open(
                0,
                List.of(new HttpRoute("ANY", "/api/{proxy+}", "f")),
                (function, bytes) -> {
                    event.set(json(bytes));
                    return outcome.get();
                },
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        gateway.close();
        client.close();
    }

    @Test
    void returnsStatusHeadersBodyAndEveryCookie() throws Exception {
        outcome.set(answered("""
            {"statusCode":201,"headers":{"Content-Type":"application/json","X-Request-ID":"r","Set-Cookie":"lost=1"},
             "multiValueHeaders":{"Set-Cookie":["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT","b=2"]},"body":"{\\"ž\\":1}"}\
            """));
        HttpResponse<String> response = get("/api/x");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("{\"ž\":1}");
        assertThat(response.headers().allValues("Set-Cookie"))
                .containsExactly("a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2");
        assertThat(response.headers().firstValue("X-Request-ID")).hasValue("r");
        assertThat(response.headers().firstValue("Apigw-Requestid")).isPresent();
    }

    @Test
    void aBase64BodyIsReturnedAsBytes() throws Exception {
        outcome.set(answered("{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"aGk=\"}"));
        assertThat(get("/api/x").body()).isEqualTo("hi");
    }

    @Test
    void responsesToHeadAndWith204HaveNoBody() throws Exception {
        outcome.set(answered("{\"statusCode\":204,\"body\":null}"));
        assertThat(get("/api/x").statusCode()).isEqualTo(204);
        outcome.set(answered("{\"statusCode\":200,\"body\":\"12345\"}"));
        HttpResponse<String> head =
                client.send(to("/api/x").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertThat(head.headers().firstValue("Content-Length")).hasValue("5");
        assertThat(head.body()).isEmpty();
        assertThat(event.get().path("httpMethod").asText()).isEqualTo("HEAD");
    }

    @Test
    void theEventDescribesTheRequest() throws Exception {
        client.send(
                to("/api/x?code=a%2Cb")
                        .header("X-Forwarded-For", "192.0.2.1")
                        .header("X-Custom", "1")
                        .build(),
                BodyHandlers.ofString());
        assertThat(event.get().path("headers").path("x-forwarded-for").asText()).isEqualTo("192.0.2.1, 127.0.0.1");
        assertThat(event.get().path("headers").path("x-custom").asText()).isEqualTo("1");
        assertThat(event.get().path("headers").has("connection")).isFalse();
        assertThat(event.get().path("queryStringParameters").path("code").asText())
                .isEqualTo("a,b");
    }

    @Test
    void aRequestWithoutARouteIsApiGateways404() throws Exception {
        assertReply(get("/elsewhere"), 404, "{\"message\":\"Not Found\"}");
    }

    @Test
    void aFailedFunctionIs500AndASlowOne503() throws Exception {
        for (Outcome failure : List.of(
                new Outcome.Faulted("X", "y"),
                new Outcome.Crashed(1),
                new Outcome.NotStarted("z"),
                answered("\"text\""),
                answered("{\"statusCode\":0}"),
                answered("no json"))) {
            outcome.set(failure);
            assertReply(get("/api/x"), 500, "{\"message\":\"Internal Server Error\"}");
        }
        outcome.set(new Outcome.TimedOut(Duration.ofSeconds(1)));
        assertReply(get("/api/x"), 503, "{\"message\":\"Service Unavailable\"}");
    }

    @Test
    void aBodyAbove10MbIs413AndTheFunctionIsNotCalled() throws Exception {
        HttpResponse<String> response = client.send(
                to("/api/x")
                        .POST(BodyPublishers.ofByteArray(new byte[Gateway.LARGEST_BODY + 1]))
                        .build(),
                BodyHandlers.ofString());
        assertReply(response, 413, "{\"message\":\"Request Entity Too Large\"}");
        assertThat(event.get()).isNull();
    }

    private static void assertReply(HttpResponse<String> response, int status, String body) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    private HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return client.send(to(target).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String target) {
        return HttpRequest.newBuilder(gateway.url().resolve(target)).timeout(Duration.ofSeconds(20));
    }

    private static Outcome answered(String json) {
        return new Outcome.Answered(json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return new ObjectMapper().readTree(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
