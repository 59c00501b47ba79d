package dev.ebayconnector.ebay.oauth;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.Scopes;
import dev.ebayconnector.ebay.http.CallFailure;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.EbayReply;
import dev.ebayconnector.ebay.http.EbayUnavailable;
import dev.ebayconnector.ebay.http.UrlEncoding;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** eBay's OAuth endpoints (eBay, "OAuth authorization"). No call is retried, because codes are valid only once. */
public final class OAuthClient {

    private static final String TOKEN = "/identity/v1/oauth2/token";
    private static final String REVOCATION = "token revocation";

    private final EbayHttp http;

    public OAuthClient(EbayHttp http) {
        this.http = http;
    }

    /**
     * The page on which the seller gives consent.
     *
     * @param locale  of the page, such as {@code de-DE}
     * @param signIn  whether eBay must ask for a sign-in even if the browser has one
     */
    public URI consentPage(Endpoint endpoint, Secret state, Scopes scopes, Optional<String> locale, boolean signIn) {
        var query = new LinkedHashMap<String, String>();
        query.put("client_id", endpoint.clientId());
        query.put("redirect_uri", endpoint.ruName());
        query.put("response_type", "code");
        query.put("scope", scopes.toString());
        query.put("state", state.reveal());
        locale.ifPresent(value -> query.put("locale", value));
        if (signIn) {
            query.put("prompt", "login");
        }
        return URI.create(endpoint.auth() + "/oauth2/authorize?" + UrlEncoding.form(query));
    }

    /** Exchanges a code, once. */
    public TokenResult exchange(Endpoint endpoint, Secret code) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code.reveal());
        form.put("redirect_uri", endpoint.ruName());
        return ask("code exchange", endpoint, form);
    }

    /** Leaves {@code scope} out: eBay then grants the consented scopes again, while a superset would be refused. */
    public TokenResult refresh(Endpoint endpoint, Secret refreshToken) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken.reveal());
        return ask("token refresh", endpoint, form);
    }

    /** A token of the application itself, for calls that concern no seller. */
    public TokenResult application(Endpoint endpoint) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("scope", "https://api.ebay.com/oauth/api_scope");
        return ask("application token", endpoint, form);
    }

    /** Revokes a consent at eBay. The call is in none of eBay's contracts, so a failure is an outcome, not an exception. */
    public Revocation revoke(Endpoint endpoint, Secret refreshToken) {
        var form = new LinkedHashMap<String, String>();
        form.put("token", refreshToken.reveal());
        form.put("token_type_hint", "refresh_token");
        try {
            var reply = CallFailure.naming(REVOCATION, () -> post(endpoint, TOKEN + "/revoke", form));
            return reply.successful() && !reply.hasErrors()
                    ? new Revocation(true, "", "", reply.requestId())
                    : new Revocation(false, reply.errorCode(), reply.describe(REVOCATION), reply.requestId());
        } catch (EbayUnavailable e) {
            return new Revocation(false, e.code(), e.getMessage(), e.ebayRequestId());
        }
    }

    /**
     * @param reason  a code why it failed, else empty
     * @param message the same for people, with the name of the call and eBay's message, else empty
     */
    public record Revocation(boolean done, String reason, String message, String ebayRequestId) {}

    private TokenResult ask(String call, Endpoint endpoint, Map<String, String> form) {
        try {
            return TokenReply.read(call, CallFailure.naming(call, () -> post(endpoint, TOKEN, form)));
        } catch (EbayUnavailable e) {
            return new TokenResult.Unavailable(e.code(), e.getMessage(), e.ebayRequestId());
        }
    }

    private EbayReply post(Endpoint endpoint, String path, Map<String, String> form) {
        return http.sendBriefly(
                endpoint.api(),
                HttpRequest.POST(URI.create(endpoint.api() + path), UrlEncoding.form(form))
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                        .header("Authorization", basic(endpoint)));
    }

    private static String basic(Endpoint endpoint) {
        var credentials = endpoint.clientId() + ":" + endpoint.clientSecret().reveal();
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
