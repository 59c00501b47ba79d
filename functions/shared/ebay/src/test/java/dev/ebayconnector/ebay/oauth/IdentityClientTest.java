package dev.ebayconnector.ebay.oauth;

import static dev.ebayconnector.ebay.http.HostileServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayException.Kind;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.HostileServer;
import dev.ebayconnector.ebay.oauth.IdentityClient.EbayUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityClientTest {

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
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
        {"userId":"u1","username":"anna","registrationMarketplaceId":"EBAY_DE"} | u1 | anna | EBAY_DE
        {"userId":"u1","username":"","registrationMarketplaceId":""}            | u1 | u1   | -
        {"userId":"u1","username":"a\\u0000b","registrationMarketplaceId":5}     | u1 | u1   | -
        {"userId":"u1"}                                                         | u1 | u1   | -
        """)
    void aUserIsReadAndOddNamesAreLeftOut(String body, String userId, String username, String marketplace) {
        server.answer(json("200 OK", body));
        assertThat(new IdentityClient(http).user(server.endpoint(), new Secret("t")))
                .isEqualTo(new EbayUser(userId, username, marketplace));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"userId":""}
        {"userId":"   "}
        {"userId":null}
        {"userId":7}
        {"userId":"u\\u0000"}
        {"userId":["u"]}
        {"username":"anna"}
        """)
    void aUserWithoutAUsableIdIsRefused(String body) {
        assertThat(failure("200 OK", body)).hasMessage("getUser: eBay answered 200 without a usable userId.");
    }

    @Test
    void aVeryLongIdIsRefused() {
        assertThat(failure("200 OK", "{\"userId\":\"" + "u".repeat(257) + "\"}").kind())
                .isEqualTo(Kind.TRANSIENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        FORBIDDEN    | 403 Forbidden    | {"errors":[{"errorId":1100,"message":"Access denied"}]}   | getUser: eBay answered 403, error 1100: Access denied
        FORBIDDEN    | 200 OK           | {"errors":[{"errorId":1100,"message":"Access denied"}]}   | getUser: eBay answered 200, error 1100: Access denied
        FORBIDDEN    | 403 Forbidden    | <html>                                                    | getUser: eBay answered 403.
        UNAUTHORIZED | 401 Unauthorized | {"errors":[{"errorId":1001,"message":"Invalid token"}]}   | getUser: eBay answered 401, error 1001: Invalid token
        UNAUTHORIZED | 200 OK           | {"errors":[{"errorId":1001,"message":"Invalid token"}]}   | getUser: eBay answered 200, error 1001: Invalid token
        QUOTA        | 429 Too Many     | {"errors":[{"errorId":2001,"message":"Too many"}]}        | getUser: eBay answered 429, error 2001: Too many
        QUOTA        | 200 OK           | {"errors":[{"errorId":2001,"message":"Too many"}]}        | getUser: eBay answered 200, error 2001: Too many
        TRANSIENT    | 200 OK           | {"errors":[{"errorId":1004,"message":"Internal"}]}        | getUser: eBay answered 200, error 1004: Internal
        REJECTED     | 404 Not Found    | <html>                                                    | getUser: eBay answered 404.
        REJECTED     | 200 OK           | {"userId":"u","errors":[{"errorId":5,"message":"Odd"}]}   | getUser: eBay answered 200, error 5: Odd
        """)
    void aFailureHasItsKindAndEbaysMessageWithTheCall(Kind kind, String status, String body, String message) {
        var failure = failure(status, body);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageStartingWith(message);
        assertThat(failure.ebayRequestId()).isEqualTo("rq-1");
        assertThat(failure.getMessage().contains("https://api.ebay.com/oauth/api_scope/commerce.identity.readonly"))
                .isEqualTo(kind == Kind.FORBIDDEN);
    }

    private static EbayException failure(String status, String body) {
        server.answer(json(status, body));
        return catchThrowableOfType(
                EbayException.class, () -> new IdentityClient(http).user(server.endpoint(), new Secret("t")));
    }
}
