package dev.ebayconnector.ebay.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.Scopes;
import dev.ebayconnector.ebay.http.EbayReply;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads an answer of the token endpoint, which has errors of its own form (RFC 6749, 5.2) and that of eBay's APIs. */
final class TokenReply {

    /** RFC 6749, 5.2: the client failed to authenticate, or may not use this grant. */
    private static final Set<String> OF_CREDENTIALS = Set.of("invalid_client", "unauthorized_client");
    /** RFC 6749, 4.1.2.1; eBay may try to say so with a 400. */
    private static final Set<String> TEMPORARY = Set.of("server_error", "temporarily_unavailable");

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;

    /** Visible ASCII: what a header can carry. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private TokenReply() {}

    /** @param call for messages, such as {@code token refresh} */
    static TokenResult read(String call, EbayReply reply) {
        if (reply.successful() && !reply.hasErrors()) {
            return reply.json()
                    .flatMap(TokenReply::grant)
                    .<TokenResult>map(grant -> new TokenResult.Granted(grant, reply.requestId()))
                    .orElseGet(() -> new TokenResult.Unavailable(
                            "malformed_answer",
                            call + ": eBay answered " + reply.status() + " without a usable access token.",
                            reply.requestId()));
        }
        var error = reply.errorCode();
        var message = reply.describe(call);
        if (reply.status() >= 500 || reply.status() == TOO_MANY_REQUESTS || TEMPORARY.contains(error)) {
            return new TokenResult.Unavailable(error, message, reply.requestId());
        }
        if (reply.status() == UNAUTHORIZED || OF_CREDENTIALS.contains(error)) {
            return new TokenResult.WrongCredentials(message, reply.requestId());
        }
        return isRefusal(reply)
                ? new TokenResult.Refused(error, message, reply.requestId())
                : new TokenResult.Unavailable(error, message, reply.requestId());
    }

    /** A redirect, an odd status, and a 200 with an error of eBay's gateway decide nothing. */
    private static boolean isRefusal(EbayReply reply) {
        return reply.status() == 400 || reply.status() == 403 || reply.successful() && reply.hasOAuthError();
    }

    private static Optional<Grant> grant(JsonNode json) {
        var accessToken = token(json, "access_token");
        var accessLife = seconds(json, "expires_in");
        return accessToken.isEmpty() || accessLife.isEmpty()
                ? Optional.empty()
                : Optional.of(new Grant(
                        accessToken.get(),
                        accessLife.get(),
                        token(json, "refresh_token"),
                        seconds(json, "refresh_token_expires_in"),
                        Optional.of(json.path("scope"))
                                .filter(JsonNode::isTextual)
                                .map(node -> Scopes.parse(node.asText()))
                                .filter(scopes -> !scopes.isEmpty())));
    }

    private static Optional<Secret> token(JsonNode json, String member) {
        return Optional.of(json.path(member))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> TOKEN.matcher(text).matches())
                .map(Secret::new);
    }

    /** A positive number, which eBay has sent as a text too. */
    private static Optional<Duration> seconds(JsonNode json, String member) {
        return Optional.of(json.path(member))
                .filter(node -> node.isIntegralNumber() || node.isTextual())
                .map(node -> node.asText().strip())
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .filter(Duration::isPositive);
    }
}
