package dev.ebayconnector.fakeebay;

import static dev.ebayconnector.fakeebay.FakeEnvironment.PRODUCTION;
import static dev.ebayconnector.fakeebay.FakeEnvironment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TokenTest extends FakeEbayScene {
    private static final String BAD_CODE = "{\"error\":\"invalid_grant\",\"error_description\":"
            + "\"the provided authorization grant code is invalid or was issued to another client\"}";
    private static final String BAD_REFRESH = "{\"error\":\"invalid_grant\",\"error_description\":"
            + "\"the provided authorization refresh token is invalid or was issued to another client\"}";

    @Test
    void aCodeBringsBothTokensWithTheirLives() {
        JsonNode tokens = exchange(PRODUCTION, code()).json();

        assertThat(tokens.get("access_token").asText()).startsWith("v^1.1#i^1#").hasSizeBetween(1_800, 3_000);
        assertThat(tokens.get("refresh_token").asText()).startsWith("v^1.1#i^1#");
        assertThat(tokens.get("expires_in").asInt()).isEqualTo(7200);
        assertThat(tokens.get("refresh_token_expires_in").asInt()).isEqualTo(47_304_000);
        assertThat(tokens.get("token_type").asText()).isEqualTo("User Access Token");
    }

    @Test
    void aCodeWorksOnce() {
        String code = code();
        assertThat(exchange(PRODUCTION, code).status()).isEqualTo(200);

        assertRefused(exchange(PRODUCTION, code), BAD_CODE);
    }

    @Test
    void aCodeLives299Seconds() {
        String young = code();
        ebay.advance(Duration.ofSeconds(290));
        assertThat(exchange(PRODUCTION, young).status()).isEqualTo(200);

        String old = code();
        ebay.advance(Duration.ofSeconds(299));
        assertRefused(exchange(PRODUCTION, old), BAD_CODE);
    }

    @Test
    void aCodeDecodedTwiceIsRefused() {
        assertRefused(exchange(PRODUCTION, code().replace("%23", "#")), BAD_CODE);
    }

    @Test
    void aCodeNeedsTheRuNameItWasIssuedFor() {
        assertRefused(
                token(PRODUCTION, Map.of("grant_type", "authorization_code", "code", code(), "redirect_uri", ACCEPTED)),
                BAD_CODE);
    }

    @Test
    void aCodeOfOneEnvironmentIsWorthlessInTheOther() {
        String code = code();

        assertRefused(exchange(SANDBOX, code), BAD_CODE);
        assertThat(exchange(PRODUCTION, code).status()).isEqualTo(200);
    }

    @Test
    void aRefreshBringsANewAccessTokenAndNoRefreshToken() {
        Grant grant = ebay.grant(PRODUCTION, "seller-a", ORDERS);

        JsonNode refreshed = refresh(PRODUCTION, grant.refreshToken()).json();

        assertThat(refreshed.get("access_token").asText()).isNotEqualTo(grant.accessToken());
        assertThat(refreshed.has("refresh_token")).isFalse();
        assertThat(refresh(PRODUCTION, grant.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenDiesAfterEighteenMonths() {
        String token = ebay.grant(PRODUCTION, "seller-a", ORDERS).refreshToken();
        ebay.advance(Duration.ofSeconds(47_304_000 - 60));
        assertThat(refresh(PRODUCTION, token).status()).isEqualTo(200);

        ebay.advance(Duration.ofSeconds(60));
        assertRefused(refresh(PRODUCTION, token), BAD_REFRESH);
    }

    @Test
    void aRefreshTokenOfTheOtherEnvironmentIsRefused() {
        assertRefused(
                refresh(SANDBOX, ebay.grant(PRODUCTION, "seller-a", ORDERS).refreshToken()), BAD_REFRESH);
    }

    @Test
    void revokedRefreshTokensAreRefusedForThatSellerOnly() {
        String dead = ebay.grant(PRODUCTION, "seller-a", ORDERS).refreshToken();
        String alive = ebay.grant(PRODUCTION, "seller-b", ORDERS).refreshToken();

        ebay.revokeRefreshTokens("seller-a");

        assertRefused(refresh(PRODUCTION, dead), BAD_REFRESH);
        assertThat(refresh(PRODUCTION, alive).status()).isEqualTo(200);
    }

    @Test
    void aRefreshMayAskForFewerScopesButNotForMore() {
        String token = ebay.grant(PRODUCTION, "seller-a", ORDERS, IDENTITY).refreshToken();

        Answer fewer =
                token(PRODUCTION, Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", IDENTITY));
        Answer more = token(
                PRODUCTION,
                Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", SCOPE + "/sell.finances"));

        assertThat(client.getAs(fewer.json().get("access_token").asText(), ebay.apiUrl() + "/sell/fulfillment/v1/order")
                        .errorId())
                .isEqualTo(1100);
        assertThat(more.status()).isEqualTo(400);
        assertThat(more.json().get("error").asText()).isEqualTo("invalid_scope");
    }

    @Test
    void clientCredentialsBringAnApplicationToken() {
        JsonNode token = token(PRODUCTION, Map.of("grant_type", "client_credentials", "scope", SCOPE))
                .json();

        assertThat(token.get("token_type").asText()).isEqualTo("Application Access Token");
        assertThat(token.has("refresh_token")).isFalse();
        assertThat(token(PRODUCTION, Map.of("grant_type", "client_credentials", "scope", ORDERS))
                        .json()
                        .get("error")
                        .asText())
                .isEqualTo("invalid_scope");
    }

    @Test
    void aWrongSecretIsInvalidClient() {
        Answer answer = client.form(
                ebay.apiUrl() + "/identity/v1/oauth2/token",
                Map.of("grant_type", "client_credentials", "scope", SCOPE),
                "Authorization",
                PlainClient.basic(
                        ebay.credentials(PRODUCTION).clientId(),
                        ebay.credentials(SANDBOX).clientSecret()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("error").asText()).isEqualTo("invalid_client");
    }

    @Test
    void anUnknownGrantTypeIsUnsupported() {
        assertThat(token(PRODUCTION, Map.of("grant_type", "password"))
                        .json()
                        .get("error")
                        .asText())
                .isEqualTo("unsupported_grant_type");
        assertThat(token(PRODUCTION, Map.of("code", "x")).json().get("error").asText())
                .isEqualTo("invalid_request");
    }

    @Test
    void revokingARefreshTokenAnswersWithAnEmptyBodyAndKillsIt() {
        String token = ebay.grant(PRODUCTION, "seller-a", ORDERS).refreshToken();
        AppCredentials credentials = ebay.credentials(PRODUCTION);

        Answer answer = client.form(
                ebay.apiUrl() + "/identity/v1/oauth2/token/revoke",
                Map.of("token", token, "token_type_hint", "refresh_token"),
                "Authorization",
                PlainClient.basic(credentials.clientId(), credentials.clientSecret()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertRefused(refresh(PRODUCTION, token), BAD_REFRESH);
    }

    private static void assertRefused(Answer answer, String body) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo(body);
    }
}
