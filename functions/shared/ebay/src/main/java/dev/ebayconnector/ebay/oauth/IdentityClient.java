package dev.ebayconnector.ebay.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.http.CallFailure;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.EbayReply;
import dev.ebayconnector.ebay.http.EbayUnavailable;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose a token is (Commerce Identity v1, getUser; needs {@link Scope#IDENTITY}). The path ends with a slash in eBay's contract. */
public final class IdentityClient {

    private static final String CALL = "getUser";
    private static final String USER = "/commerce/identity/v1/user/";

    /** Ids and names are short and printable; anything else could be stored neither in a column nor in an index. */
    private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}\\s][^\\p{Cntrl}]{0,255}");

    private final EbayHttp http;

    public IdentityClient(EbayHttp http) {
        this.http = http;
    }

    /**
     * A seller as eBay knows it.
     *
     * @param userId        immutable; the key of the account
     * @param username      may change
     * @param marketplaceId where the seller registered; may be null
     */
    public record EbayUser(String userId, String username, String marketplaceId) {}

    /** @throws EbayException by its kind; {@link EbayException.Kind#FORBIDDEN} names the scope that the call needs */
    public EbayUser user(Endpoint endpoint, Secret accessToken) {
        try {
            return user(CallFailure.naming(
                    CALL,
                    () -> http.sendBriefly(
                            endpoint.apiz(),
                            HttpRequest.GET(URI.create(endpoint.apiz() + USER))
                                    .header("Authorization", "Bearer " + accessToken.reveal()))));
        } catch (EbayException e) {
            if (e.kind() != EbayException.Kind.FORBIDDEN) {
                throw e;
            }
            var message = e.getMessage() + " The call needs the scope " + Scope.IDENTITY.value() + ".";
            throw new EbayException(e.kind(), e.code(), message, e.ebayRequestId());
        }
    }

    private static EbayUser user(EbayReply reply) {
        return CallFailure.body(CALL, reply)
                .flatMap(IdentityClient::read)
                .orElseThrow(() -> new EbayUnavailable(
                        "malformed_answer",
                        CALL + ": eBay answered " + reply.status() + " without a usable userId.",
                        reply.requestId()));
    }

    private static Optional<EbayUser> read(JsonNode json) {
        return text(json, "userId")
                .map(userId -> new EbayUser(
                        userId,
                        text(json, "username").orElse(userId),
                        text(json, "registrationMarketplaceId").orElse(null)));
    }

    private static Optional<String> text(JsonNode json, String member) {
        return Optional.of(json.path(member))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> PLAIN.matcher(text).matches());
    }
}
