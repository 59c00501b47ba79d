package dev.ebayconnector.ebay.orders;

import static dev.ebayconnector.ebay.http.HostileServer.bytes;
import static dev.ebayconnector.ebay.http.HostileServer.endless;
import static dev.ebayconnector.ebay.http.HostileServer.gzip;
import static dev.ebayconnector.ebay.http.HostileServer.http;
import static dev.ebayconnector.ebay.http.HostileServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.HostileServer;
import dev.ebayconnector.ebay.http.HostileServer.Answer;
import dev.ebayconnector.ebay.oauth.IdentityClient;
import dev.ebayconnector.ebay.oauth.OAuthClient;
import dev.ebayconnector.ebay.oauth.TokenResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers that do not decide anything, from a server that may send any bytes: every call must end in time, as unavailable,
 * with a message that names the call.
 */
class HostileAnswersTest {

    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final Secret TOKEN = new Secret("v^1.1#token");
    private static final String HTML = "<html><body>Service unavailable</body></html>";
    private static final int TWO_MEGABYTES = 2 * 1024 * 1024;

    private static HostileServer server;
    private static EbayHttp http;

    @BeforeAll
    static void start() throws Exception {
        server = new HostileServer();
        http = new EbayHttp(PATIENCE);
    }

    @AfterAll
    static void stop() throws Exception {
        http.close();
        server.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("204", json("204 No Content", "")),
                arguments("200 without a body", json("200 OK", "")),
                arguments("200 with null", json("200 OK", "null")),
                arguments("200 with a list", json("200 OK", "[{\"userId\":\"u\"}]")),
                arguments("200 with a text", json("200 OK", "\"ok\"")),
                arguments("200 with an empty object", json("200 OK", "{}")),
                arguments("200 with HTML", http("200 OK", "text/html", HTML.getBytes())),
                arguments("200 with HTML called JSON", json("200 OK", HTML)),
                arguments("truncated JSON", json("200 OK", "{\"access_token\":\"a\",\"expires_in\":72")),
                arguments("two JSON values", json("200 OK", good() + good())),
                arguments("JSON nested too deep", json("200 OK", "[".repeat(5000))),
                arguments("binary", http("200 OK", "application/octet-stream", new byte[] {0, 1, 2, (byte) 0xff})),
                arguments("a wrong charset", http("200 OK", "application/json; charset=nonsense", "{".getBytes())),
                arguments("a wrong content type", http("200 OK", "!!!", "{".getBytes())),
                arguments("empty tokens", json("200 OK", good().replace("\"a\"", "\"\""))),
                arguments("blank tokens", json("200 OK", good().replace("\"a\"", "\"  \""))),
                arguments("null tokens", json("200 OK", good().replace("\"a\"", "null"))),
                arguments("numbers as tokens", json("200 OK", good().replace("\"a\"", "5"))),
                arguments("line breaks in tokens", json("200 OK", good().replace("\"a\"", "\"a\\r\\nX: y\""))),
                arguments("NUL in tokens", json("200 OK", good().replace("\"a\"", "\"a\\u0000\""))),
                arguments("503 with HTML", http("503 Service Unavailable", "text/html", HTML.getBytes())),
                arguments("500 with a refusal", json("500 Internal Server Error", "{\"error\":\"invalid_grant\"}")),
                arguments("429 in the APIs' form", json("429 Too Many Requests", apiError(2001, "Too many requests."))),
                arguments("200 with a gateway's error", json("200 OK", apiError(2003, "System error."))),
                arguments(
                        "gzip that is not",
                        http("200 OK", "application/json", "{}".getBytes(), "Content-Encoding: gzip")),
                arguments(
                        "truncated gzip",
                        http("200 OK", "application/json", half(gzip(good().getBytes())), "Content-Encoding: gzip")),
                arguments(
                        "2 MB in 2 kB of gzip",
                        http(
                                "200 OK",
                                "application/json",
                                gzip((good() + " ".repeat(TWO_MEGABYTES)).getBytes()),
                                "Content-Encoding: gzip")),
                arguments("2 MB", json("200 OK", good() + " ".repeat(TWO_MEGABYTES))),
                arguments("a body without end", endless(good())),
                arguments("a length of 2 GB", bytes("HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\n{")),
                arguments(
                        "a body shorter than its length",
                        bytes("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + good())),
                arguments(
                        "chunks that break off",
                        bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"acc")),
                arguments(
                        "chunks with a wrong size",
                        bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")),
                arguments("a header of 1 MB", bytes("HTTP/1.1 200 OK\r\nX: " + "x".repeat(1024 * 1024) + "\r\n\r\n")),
                arguments("not HTTP", bytes("SSH-2.0-OpenSSH_9.6\r\n")),
                arguments("no status", bytes("HTTP/1.1 \r\n\r\n")),
                arguments("nothing", (Answer) _ -> {}),
                arguments("silence", (Answer) _ -> sleep()),
                arguments("half a header, then silence", (Answer) socket -> {
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Ty".getBytes());
                    sleep();
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void everyCallIsUnavailableAndItsMessageNamesIt(String name, Answer answer) {
        server.answer(answer);
        var oauth = new OAuthClient(http);
        var endpoint = server.endpoint();
        assertThat(oauth.exchange(endpoint, new Secret("code")))
                .isInstanceOfSatisfying(
                        TokenResult.Unavailable.class,
                        result -> assertThat(result.message()).startsWith("code exchange: eBay"));
        assertThat(oauth.refresh(endpoint, new Secret("refresh")))
                .isInstanceOfSatisfying(
                        TokenResult.Unavailable.class,
                        result -> assertThat(result.message()).startsWith("token refresh: eBay"));
        var thrown = catchThrowableOfType(EbayException.class, () -> new IdentityClient(http).user(endpoint, TOKEN));
        assertThat(thrown.getMessage()).startsWith("getUser: eBay");
        assertThat(thrown.kind()).isIn(EbayException.Kind.TRANSIENT, EbayException.Kind.QUOTA);
    }

    @Test
    void redirectsAreNotFollowedSoATokenStaysWithItsHost() throws Exception {
        try (var elsewhere = new HostileServer()) {
            elsewhere.answer(json("200 OK", good()));
            for (var status :
                    new String[] {"301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"}) {
                server.answer(http(
                        status,
                        null,
                        new byte[0],
                        "Location: " + elsewhere.endpoint().api() + "/x"));
                assertThat(new OAuthClient(http).refresh(server.endpoint(), new Secret("refresh")))
                        .isInstanceOf(TokenResult.Unavailable.class);
                assertThat(catchThrowableOfType(
                                EbayException.class, () -> new IdentityClient(http).user(server.endpoint(), TOKEN)))
                        .hasMessageStartingWith("getUser: eBay answered 30");
            }
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void aCallIsSentOnceAndSecretsAreNowhereInItsRequestLine() {
        server.answer((Answer) _ -> {});
        new OAuthClient(http).exchange(server.endpoint(), new Secret("v^1.1#i^1%23?&=+ä"));
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request).startsWith("POST /identity/v1/oauth2/token HTTP/1.1\r\n");
            assertThat(request).contains("code=v%5E1.1%23i%5E1%2523%3F%26%3D%2B%C3%A4&");
        });
    }

    /** A token and a user at once: whatever is asked for would be there. */
    private static String good() {
        return "{\"access_token\":\"a\",\"expires_in\":7200,\"userId\":\"a\"}";
    }

    private static String apiError(int id, String message) {
        return "{\"errors\":[{\"errorId\":" + id + ",\"domain\":\"ACCESS\",\"message\":\"" + message + "\"}]}";
    }

    private static byte[] half(byte[] all) {
        return Arrays.copyOf(all, all.length / 2);
    }

    private static void sleep() {
        try {
            Thread.sleep(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
