package dev.ebayconnector.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.lambda.Outcome;
import dev.ebayconnector.local.template.HttpRoute;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.web.EchoFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP on a socket, the event, Micronaut, the answer's event, HTTP on a socket: nothing is lost on the whole way. */
class EventRoundTripTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] NOTHING = new byte[0];
    private static Gateway gateway;

    @BeforeAll
    static void open() throws IOException {
        var function = new EchoFunction();
        gateway = Gateway.open(
                0,
                List.of(new HttpRoute("ANY", HttpRoute.DEFAULT, "echo")),
                (_, event) -> {
                    var answer = LambdaCall.call(
                            function, new String(event, StandardCharsets.UTF_8), Duration.ofSeconds(29));
                    return new Outcome.Answered(answer.toString().getBytes(StandardCharsets.UTF_8));
                },
                Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a,b|a,b",
                "a%2Cb|a,b",
                "a+b|a b",
                "a%2Bb|a+b",
                "a%2Fb|a/b",
                "a/b|a/b",
                "a%23b|a#b",
                "a%26b%3Dc|a&b=c",
                "a%252Fb|a%2Fb",
                "a=b==|a=b==",
                "%C5%BE%F0%9F%98%80|ž😀",
                "v%5E1.1%23i%5E1%23p%5E3%23r%5E1|v^1.1#i^1#p^3#r^1",
                "a%20b|a b",
                "a;b|a;b",
                "?|?"
            })
    void aQueryValueIsDecodedOnce(String sent, String seen) throws IOException {
        var query = echo("GET /echo?code=" + sent + "&state=s HTTP/1.1").get("query");
        assertThat(query.size()).isEqualTo(2);
        assertThat(query.get("code").size()).isEqualTo(1);
        assertThat(query.at("/code/0").asText()).isEqualTo(seen);
    }

    @Test
    void repeatedNamesKeepTheirOrderAndNamesWithoutAValueAreEmpty() throws IOException {
        assertThat(echo("GET /echo?a=1&b&a=2&&a=1&c= HTTP/1.1").get("query").toString())
                .isEqualTo("{\"a\":[\"1\",\"2\",\"1\"],\"b\":[\"\"],\"c\":[\"\"]}");
        assertThat(echo("GET /echo? HTTP/1.1").get("query")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/echo",
                "/echo/a%20b",
                "/echo/a%25zz",
                "/echo/%C5%BE",
                "/echo//b",
                "/echo/a%23b%3Fc",
                "/echo/a+b;c=d"
            })
    void aPathArrivesUnchanged(String path) throws IOException {
        assertThat(echo("GET " + path + " HTTP/1.1").get("path").asText()).isEqualTo(path);
    }

    @Test
    void everyCookieOfTheHeaderArrives() throws IOException {
        var seen = JSON.readTree("{\"__Host-csrf\":\"c\",\"__Host-session\":\"a.b-c=\",\"z\":\"1,2\"}");
        assertThat(echo("GET /echo HTTP/1.1", "Cookie: __Host-csrf=c; __Host-session=a.b-c=; z=1,2")
                        .get("cookies"))
                .isEqualTo(seen);
    }

    @Test
    void repeatedHeadersStaySeparateAndTheCallersAddressIsThatOfTheSocket() throws IOException {
        var headers =
                echo("GET /echo HTTP/1.1", "X-Note: one", "X-Note: two, three").get("headers");
        assertThat(headers.get("x-note").toString()).isEqualTo("[\"one\",\"two, three\"]");
        var address = json(through(NOTHING, "GET /address HTTP/1.1", "X-Forwarded-For: 192.0.2.1"))
                .get("name");
        assertThat(address.asText()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"/json, application/json", "/json, application/json; charset=utf-8"})
    void jsonWithAnyCharacterIsReturned(String path, String type) throws IOException {
        var body = "{\"name\":\"žé€😀\"}".getBytes(StandardCharsets.UTF_8);
        var answer = post(path, type, body);
        assertThat(json(answer).get("name").asText()).isEqualTo("žé€😀");
        assertThat(answer.values("Content-Length")).containsExactly(Integer.toString(answer.body().length));
        assertThat(answer.values("Cache-Control")).containsExactly("no-store, no-transform");
    }

    @Test
    void everyByteIsReturned() throws IOException {
        var every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        assertThat(post("/bytes", "application/octet-stream", every).body()).isEqualTo(every);
    }

    @Test
    void aChunkedUploadIsReceivedAsABody() throws IOException {
        var chunks = "4\r\n{\"na\r\n8\r\nme\":\"x\"}\r\n0\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        var answer =
                through(chunks, "POST /json HTTP/1.1", "Content-Type: application/json", "Transfer-Encoding: chunked");
        assertThat(answer.text()).isEqualTo("{\"name\":\"x\"}");
    }

    @Test
    void anEmptyBodyCountsAsNoBody() throws IOException {
        assertThat(through(NOTHING, "POST /optional HTTP/1.1").text()).isEqualTo("{\"name\":\"unnamed\"}");
        assertThat(post("/optional", "application/json", NOTHING).text()).isEqualTo("{\"name\":\"unnamed\"}");
        assertThat(post("/json", "application/json", NOTHING).status()).isEqualTo(400);
    }

    @Test
    void everyCookieOfAResponseHasItsOwnHeader() throws IOException {
        assertThat(through(NOTHING, "GET /cookies HTTP/1.1").values("Set-Cookie"))
                .hasSize(3)
                .contains("c=3; Expires=Wed, 21 Oct 2026 07:28:00 GMT");
        var redirect = through(NOTHING, "GET /redirect HTTP/1.1");
        assertThat(redirect.status()).isEqualTo(302);
        assertThat(redirect.values("Location")).containsExactly("/?oauth=connected&request_id=r#/connection");
        assertThat(redirect.values("Set-Cookie")).hasSize(2);
        assertThat(redirect.body()).isEmpty();
    }

    @Test
    void repeatedResponseHeadersStaySeparate() throws IOException {
        assertThat(through(NOTHING, "GET /repeated HTTP/1.1").values("X-Note")).containsExactly("one", "two, three");
    }

    @Test
    void responsesWithoutBodyHaveNoneAndHeadHasALength() throws IOException {
        var nothing = through(NOTHING, "DELETE /nothing HTTP/1.1");
        assertThat(nothing.status()).isEqualTo(204);
        assertThat(nothing.body()).isEmpty();
        assertThat(nothing.values("Content-Length")).isEmpty();
        var unchanged = through(NOTHING, "GET /unchanged HTTP/1.1");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.values("ETag")).containsExactly("\"v1\"");
        assertThat(unchanged.body()).isEmpty();
        var head = through(NOTHING, "HEAD /image HTTP/1.1");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.values("X-Request-ID")).containsExactly("trip-1");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void anUnsupportedMethodIs405AndABodyAboveTheLimit413() throws IOException {
        var refused = through(NOTHING, "DELETE /echo HTTP/1.1");
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.values("Allow")).containsExactly("HEAD,GET");
        var large = post("/bytes", "application/octet-stream", new byte[262_145]);
        assertThat(large.status()).isEqualTo(413);
        assertThat(json(large).get("request_id").asText()).isEqualTo("trip-1");
        assertThat(post("/bytes", "application/octet-stream", new byte[262_144]).body())
                .hasSize(262_144);
    }

    @Test
    void anAnswerOfFiveMegabytesIsComplete() throws IOException {
        var answer = through(NOTHING, "GET /large HTTP/1.1");
        assertThat(answer.values("Content-Length")).containsExactly("5242880");
        assertThat(answer.text()).hasSize(5 * 1024 * 1024 / 2).matches("ž+");
    }

    private static RawExchange post(String path, String type, byte[] body) throws IOException {
        return through(body, "POST " + path + " HTTP/1.1", "Content-Type: " + type, "Content-Length: " + body.length);
    }

    private static JsonNode echo(String... lines) throws IOException {
        return json(through(NOTHING, lines));
    }

    private static RawExchange through(byte[] body, String... lines) throws IOException {
        var head = new ArrayList<>(List.of(lines));
        head.add("X-Request-ID: trip-1");
        head.add("X-Edge-Secret: " + EchoFunction.EDGE_SECRET);
        return RawExchange.send(gateway.url(), body, head.toArray(String[]::new));
    }

    private static JsonNode json(RawExchange answer) throws IOException {
        return JSON.readTree(answer.text());
    }
}
