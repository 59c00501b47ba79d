package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/** Trades codes, refresh tokens and client credentials for access tokens, and revokes tokens. */
final class TokenEndpoint {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String USER_TOKEN = "User Access Token";
    private static final String APPLICATION_TOKEN = "Application Access Token";

    private final ClientAuthentication authentication;
    private final Tokens tokens;

    TokenEndpoint(ClientAuthentication authentication, Tokens tokens) {
        this.authentication = authentication;
        this.tokens = tokens;
    }

    /** The name a token call is counted under. */
    static String nameOf(Request request) {
        return switch (request.form().get("grant_type")) {
            case "authorization_code" -> "token.authorization_code";
            case "refresh_token" -> "token.refresh";
            case "client_credentials" -> "token.client_credentials";
            default -> "token.other";
        };
    }

    Reply mint(Request request) {
        return authentication
                .check(request)
                .reply(environment ->
                        isForm(request) ? mint(environment, request.form()) : OAuthErrors.invalidRequest());
    }

    Reply revoke(Request request) {
        return authentication.check(request).reply(environment -> {
            tokens.revoke(request.form().get("token"), environment);
            return Reply.empty(200);
        });
    }

    private Reply mint(FakeEnvironment environment, Parameters form) {
        return switch (form.get("grant_type")) {
            case "authorization_code" -> byCode(environment, form);
            case "refresh_token" -> byRefreshToken(environment, form);
            case "client_credentials" -> byClientCredentials(environment, form);
            case "" -> OAuthErrors.invalidRequest();
            default -> OAuthErrors.unsupportedGrantType();
        };
    }

    private Reply byCode(FakeEnvironment environment, Parameters form) {
        return tokens.takeCode(form.get("code"), environment, form.get("redirect_uri"))
                .map(consent -> firstTokens(consent.seller(), consent.scopes()))
                .orElseGet(OAuthErrors::invalidCode);
    }

    private Reply firstTokens(Seller seller, Set<String> scopes) {
        RefreshToken refresh = tokens.issueRefresh(seller, scopes);
        AccessToken access = tokens.issueAccess(seller.environment(), Optional.of(seller), scopes);
        return Reply.json(
                200,
                answer(access, USER_TOKEN)
                        .put("refresh_token", refresh.value())
                        .put("refresh_token_expires_in", RefreshToken.LIFE.toSeconds()));
    }

    private Reply byRefreshToken(FakeEnvironment environment, Parameters form) {
        return tokens.refreshToken(form.get("refresh_token"), environment)
                .map(refresh ->
                        refreshed(refresh, form.find("scope").map(Scopes::parse).orElse(refresh.scopes())))
                .orElseGet(OAuthErrors::invalidRefreshToken);
    }

    private Reply refreshed(RefreshToken refresh, Set<String> scopes) {
        if (!refresh.scopes().containsAll(scopes)) {
            return OAuthErrors.invalidScope();
        }
        Seller seller = refresh.seller();
        return Reply.json(
                200, answer(tokens.issueAccess(seller.environment(), Optional.of(seller), scopes), USER_TOKEN));
    }

    private Reply byClientCredentials(FakeEnvironment environment, Parameters form) {
        Set<String> scopes = Scopes.parse(form.get("scope"));
        return scopes.equals(Set.of(Scopes.APPLICATION))
                ? Reply.json(200, answer(tokens.issueAccess(environment, Optional.empty(), scopes), APPLICATION_TOKEN))
                : OAuthErrors.invalidScope();
    }

    private static ObjectNode answer(AccessToken token, String type) {
        return Json.object()
                .put("access_token", token.value())
                .put("expires_in", AccessToken.LIFE.toSeconds())
                .put("token_type", type);
    }

    private static boolean isForm(Request request) {
        return request.header("Content-Type")
                .filter(type -> type.startsWith(FORM))
                .isPresent();
    }
}
