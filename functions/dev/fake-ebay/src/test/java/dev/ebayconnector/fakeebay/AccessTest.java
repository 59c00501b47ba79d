package dev.ebayconnector.fakeebay;

import static dev.ebayconnector.fakeebay.FakeEnvironment.PRODUCTION;
import static dev.ebayconnector.fakeebay.FakeEnvironment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AccessTest extends FakeEbayScene {
    private static final String ORDER_PATH = "/sell/fulfillment/v1/order";
    private static final String USER_PATH = "/commerce/identity/v1/user/";

    @Test
    void theUserBehindATokenIsTold() {
        Answer answer = client.getAs(accessToken(IDENTITY), ebay.apizUrl() + USER_PATH);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("username").asText()).isEqualTo("seller-a");
        assertThat(answer.json().get("userId").asText()).isEqualTo(ebay.userId(PRODUCTION, "seller-a"));
    }

    @Test
    void theSameNameIsAnotherUserInTheSandbox() {
        String token = ebay.grant(SANDBOX, "seller-a", IDENTITY).accessToken();

        assertThat(client.getAs(token, ebay.apizUrl() + USER_PATH)
                        .json()
                        .get("userId")
                        .asText())
                .isEqualTo(ebay.userId(SANDBOX, "seller-a"))
                .isNotEqualTo(ebay.userId(PRODUCTION, "seller-a"));
    }

    @Test
    void anAccessTokenDiesAfterTwoHours() {
        String token = accessToken(IDENTITY);
        ebay.advance(Duration.ofSeconds(7_190));
        assertThat(client.getAs(token, ebay.apizUrl() + USER_PATH).status()).isEqualTo(200);

        ebay.advance(Duration.ofSeconds(10));
        Answer expired = client.getAs(token, ebay.apizUrl() + USER_PATH);
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.errorId()).isEqualTo(1001);
    }

    @Test
    void aTokenWithoutTheScopeIsDenied() {
        Answer answer = client.getAs(accessToken(IDENTITY), ebay.apiUrl() + ORDER_PATH);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorId()).isEqualTo(1100);
        assertThat(client.getAs(accessToken(ORDERS), ebay.apizUrl() + USER_PATH).errorId())
                .isEqualTo(1100);
    }

    @Test
    void anApplicationTokenIsNoUserToken() {
        String token = token(PRODUCTION, Map.of("grant_type", "client_credentials", "scope", SCOPE))
                .json()
                .get("access_token")
                .asText();

        assertThat(client.getAs(token, ebay.apiUrl() + ORDER_PATH).errorId()).isEqualTo(1100);
    }

    @Test
    void aMissingTokenIsNotAnInvalidOne() {
        Answer missing = client.get(ebay.apiUrl() + ORDER_PATH);
        Answer invalid = client.getAs("v^1.1#invented", ebay.apiUrl() + ORDER_PATH);

        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.errorId()).isEqualTo(1002);
        assertThat(invalid.status()).isEqualTo(401);
        assertThat(invalid.errorId()).isEqualTo(1001);
    }

    @Test
    void theWrongHostAnswers404WithoutAnEnvelope() {
        String token = accessToken(ORDERS, IDENTITY);

        for (String url :
                new String[] {ebay.apizUrl() + ORDER_PATH, ebay.apiUrl() + USER_PATH, ebay.authUrl() + ORDER_PATH}) {
            Answer answer = client.getAs(token, url);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).isEmpty();
        }
    }

    @Test
    void everyAnswerCarriesTheHeadersSupportAsksFor() {
        Answer refused = client.get(ebay.apiUrl() + ORDER_PATH);
        Answer page = client.get(authorizeUrl(consent(PRODUCTION)));

        assertThat(refused.header("x-ebay-request-id")).isNotEmpty().isNotEqualTo(page.header("x-ebay-request-id"));
        assertThat(refused.header("rlogid")).isNotEmpty();
    }

    @Test
    void bodiesAreZippedForThoseWhoAskForIt() {
        assertThat(orders("?limit=1").header("Content-Encoding")).isEmpty();
        Answer zipped = orders("?limit=1", "Accept-Encoding", "gzip");

        assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(zipped.json().get("orders")).hasSize(1);
    }
}
