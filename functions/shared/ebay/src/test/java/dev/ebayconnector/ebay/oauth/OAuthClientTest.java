package dev.ebayconnector.ebay.oauth;

import static dev.ebayconnector.ebay.http.HostileServer.gzip;
import static dev.ebayconnector.ebay.http.HostileServer.http;
import static dev.ebayconnector.ebay.http.HostileServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.HostileServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthClientTest {

    private static HostileServer server;
    private static EbayHttp http;

    @BeforeAll
    static void start() throws Exception {
        server = new HostileServer();
        http = new EbayHttp();
    }

    @AfterAll
    static void stop() throws Exception {
        http.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7200", "\"7200\"", "\" 7200 \""})
    void expiresInIsReadAsANumberAndAsAText(String life) {
        var granted = granted("{\"access_token\":\"v^1.1#a\",\"expires_in\":" + life + "}");
        assertThat(granted.accessLife()).isEqualTo(Duration.ofHours(2));
        assertThat(granted.accessToken()).isEqualTo(new Secret("v^1.1#a"));
        assertThat(granted.refreshToken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "7200.5", "1e400", "9223372036854775807", "\"soon\"", "\"\"", "true", "null", "[7200]"
            })
    void aLifeThatIsNotAPositiveNumberOfSecondsIsNotAGrant(String life) {
        assertThat(refresh("200 OK", "{\"access_token\":\"a\",\"expires_in\":" + life + "}"))
                .isInstanceOfSatisfying(TokenResult.Unavailable.class, result -> {
                    assertThat(result.reason()).isEqualTo("malformed_answer");
                    assertThat(result.message())
                            .isEqualTo("token refresh: eBay answered 200 without a usable access token.");
                    assertThat(result.ebayRequestId()).isEqualTo("rq-1");
                });
    }

    @Test
    void aRefreshTokenIsOptionalAndItsLifeToo() {
        var both = granted("""
            {"access_token":"a","expires_in":7200,"refresh_token":"r","refresh_token_expires_in":"47304000"}
            """);
        assertThat(both.refreshToken()).contains(new Secret("r"));
        assertThat(both.refreshLife()).contains(Duration.ofSeconds(47_304_000));
        var odd = granted("""
            {"access_token":"a","expires_in":7200,"refresh_token":"","refresh_token_expires_in":"long","scope":" a  b "}
            """);
        assertThat(odd.refreshToken()).isEmpty();
        assertThat(odd.refreshLife()).isEmpty();
        assertThat(odd.scopes().orElseThrow().values()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        400 Bad Request  | {"error":"invalid_grant","error_description":"used"}   | invalid_grant | token refresh: eBay answered 400, error invalid_grant: used
        400 Bad Request  | {"error":"invalid_scope"}                              | invalid_scope | token refresh: eBay answered 400, error invalid_scope.
        200 OK           | {"error":"invalid_grant","error_description":"used"}   | invalid_grant | token refresh: eBay answered 200, error invalid_grant: used
        403 Forbidden    | {"errors":[{"errorId":1100,"message":"Access denied"}]}| 1100          | token refresh: eBay answered 403, error 1100: Access denied
        400 Bad Request  | {"errors":[{"errorId":1002,"longMessage":"Missing"}]}  | 1002          | token refresh: eBay answered 400, error 1002: Missing
        400 Bad Request  | <html>                                                 | http_400      | token refresh: eBay answered 400.
        """)
    void aRefusalCarriesEbaysMessageAndTheCall(String status, String body, String error, String message) {
        assertThat(refresh(status, body)).isEqualTo(new TokenResult.Refused(error, message, "rq-1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        401 Unauthorized | {"error":"invalid_client","error_description":"failed"} | token refresh: eBay answered 401, error invalid_client: failed
        400 Bad Request  | {"error":"invalid_client"}                              | token refresh: eBay answered 400, error invalid_client.
        400 Bad Request  | {"error":"unauthorized_client"}                         | token refresh: eBay answered 400, error unauthorized_client.
        401 Unauthorized | <html>                                                  | token refresh: eBay answered 401.
        200 OK           | {"error":"invalid_client"}                              | token refresh: eBay answered 200, error invalid_client.
        """)
    void wrongAppCredentialsAreAnOutcomeOfTheirOwn(String status, String body, String message) {
        assertThat(refresh(status, body)).isEqualTo(new TokenResult.WrongCredentials(message, "rq-1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        500 Error        | {"errors":[{"errorId":2003,"message":"Internal"}]} | 2003                    | token refresh: eBay answered 500, error 2003: Internal
        503 Unavailable  | {"error":"invalid_client"}                         | invalid_client          | token refresh: eBay answered 503, error invalid_client.
        429 Too Many     | {"errors":[{"errorId":2001,"message":"Too many"}]} | 2001                    | token refresh: eBay answered 429, error 2001: Too many
        400 Bad Request  | {"error":"temporarily_unavailable"}                | temporarily_unavailable | token refresh: eBay answered 400, error temporarily_unavailable.
        404 Not Found    | <html>                                             | http_404                | token refresh: eBay answered 404.
        """)
    void anythingElseIsUnavailableWithEbaysMessageAndTheCall(
            String status, String body, String reason, String message) {
        assertThat(refresh(status, body)).isEqualTo(new TokenResult.Unavailable(reason, message, "rq-1"));
    }

    @Test
    void aCompressedAnswerIsReadWhateverItsContentTypeSays() {
        var body = gzip(
                "{\"access_token\":\"ä\",\"expires_in\":7200}".replace("ä", "a").getBytes(StandardCharsets.UTF_8));
        for (var type : new String[] {"application/json", "text/plain", "application/json;charset=UTF-8"}) {
            server.answer(http("200 OK", type, body, "Content-Encoding: gzip"));
            assertThat(new OAuthClient(http).refresh(server.endpoint(), new Secret("r")))
                    .as(type)
                    .isInstanceOf(TokenResult.Granted.class);
        }
    }

    @Test
    void anEndlessErrorTextIsShortenedAndHasNoControlCharacters() {
        var text = "a\\u0000b\\n" + "x".repeat(5000);
        assertThat(refresh("400 Bad Request", "{\"error\":\"" + text + "\",\"error_description\":\"" + text + "\"}"))
                .isInstanceOfSatisfying(TokenResult.Refused.class, refused -> {
                    assertThat(refused.error()).hasSizeLessThan(70).startsWith("a b x");
                    assertThat(refused.message()).hasSizeLessThan(1200).doesNotContain("\u0000", "\n");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        200 OK          |                                                       | true  | ``              | ``
        200 OK          | {"error":"invalid_token","error_description":"old"}   | false | invalid_token   | token revocation: eBay answered 200, error invalid_token: old
        400 Bad Request | {"error":"invalid_request"}                           | false | invalid_request | token revocation: eBay answered 400, error invalid_request.
        """)
    void aRevocationSaysWhyItFailed(String status, String body, boolean done, String reason, String message) {
        server.answer(json(status, body == null ? "" : body));
        var revocation = new OAuthClient(http).revoke(server.endpoint(), new Secret("r"));
        assertThat(revocation).isEqualTo(new OAuthClient.Revocation(done, reason, message, "rq-1"));
    }

    private static Grant granted(String body) {
        return switch (refresh("200 OK", body)) {
            case TokenResult.Granted granted -> granted.grant();
            case TokenResult other -> throw new AssertionError(other);
        };
    }

    private static TokenResult refresh(String status, String body) {
        server.answer(json(status, body));
        return new OAuthClient(http).refresh(server.endpoint(), new Secret("r"));
    }
}
