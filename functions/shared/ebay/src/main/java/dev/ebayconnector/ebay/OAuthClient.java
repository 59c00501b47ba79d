package dev.ebayconnector.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** eBay's authorization code grant (eBay, "OAuth authorization"). Nothing here is ever retried: codes are single-use. */
public final class OAuthClient {

    private static final String TOKEN = "/identity/v1/oauth2/token";

    private final EbayHttp http;

    public OAuthClient(EbayHttp http) {
        this.http = http;
    }

    /**
     * Where the seller gives consent.
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
        return ask(endpoint, form);
    }

    /** Leaves {@code scope} out: what was consented to is granted again, and a superset would be refused. */
    public TokenResult refresh(Endpoint endpoint, Secret refreshToken) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken.reveal());
        return ask(endpoint, form);
    }

    /** A token of the application itself, for what belongs to no seller. */
    public TokenResult application(Endpoint endpoint) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("scope", "https://api.ebay.com/oauth/api_scope");
        return ask(endpoint, form);
    }

    /** Ends a consent at eBay. Not in a contract of eBay's, so a failure is told and not thrown. */
    public Revocation revoke(Endpoint endpoint, Secret refreshToken) {
        var form = new LinkedHashMap<String, String>();
        form.put("token", refreshToken.reveal());
        form.put("token_type_hint", "refresh_token");
        try {
            var reply = post(endpoint, TOKEN + "/revoke", form);
            return new Revocation(reply.successful(), reply.successful() ? "" : reply.errorWord(), reply.requestId());
        } catch (EbayUnavailable e) {
            return new Revocation(false, e.code(), e.ebayRequestId());
        }
    }

    /** @param reason why it failed, else empty */
    public record Revocation(boolean done, String reason, String ebayRequestId) {}

    private TokenResult ask(Endpoint endpoint, Map<String, String> form) {
        try {
            return read(post(endpoint, TOKEN, form));
        } catch (EbayUnavailable e) {
            return new TokenResult.Unavailable(e.code(), e.ebayRequestId());
        }
    }

    private EbayReply post(Endpoint endpoint, String path, Map<String, String> form) {
        return http.sendBriefly(
                endpoint.api(),
                HttpRequest.POST(URI.create(endpoint.api() + path), UrlEncoding.form(form))
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                        .header("Authorization", basic(endpoint)));
    }

    private static TokenResult read(EbayReply reply) {
        if (reply.successful()) {
            return reply.json()
                    .flatMap(OAuthClient::grant)
                    .<TokenResult>map(grant -> new TokenResult.Granted(grant, reply.requestId()))
                    .orElseGet(() -> new TokenResult.Unavailable("malformed_answer", reply.requestId()));
        }
        var decided = reply.status() == 400 || reply.status() == 401 || reply.status() == 403;
        return decided
                ? new TokenResult.Refused(reply.errorWord(), reply.errorText(), reply.requestId())
                : new TokenResult.Unavailable(reply.errorWord(), reply.requestId());
    }

    private static Optional<Grant> grant(JsonNode json) {
        if (!json.path("access_token").isTextual() || !json.path("expires_in").canConvertToLong()) {
            return Optional.empty();
        }
        return Optional.of(new Grant(
                new Secret(json.path("access_token").asText()),
                Duration.ofSeconds(json.path("expires_in").asLong()),
                Optional.of(json.path("refresh_token"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .map(Secret::new),
                Optional.of(json.path("refresh_token_expires_in"))
                        .filter(JsonNode::canConvertToLong)
                        .map(node -> Duration.ofSeconds(node.asLong())),
                Optional.of(json.path("scope"))
                        .filter(JsonNode::isTextual)
                        .map(node -> Scopes.parse(node.asText()))
                        .filter(scopes -> !scopes.isEmpty())));
    }

    private static String basic(Endpoint endpoint) {
        var credentials = endpoint.clientId() + ":" + endpoint.clientSecret().reveal();
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
