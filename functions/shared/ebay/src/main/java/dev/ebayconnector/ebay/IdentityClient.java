package dev.ebayconnector.ebay;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import io.micronaut.http.HttpRequest;
import java.net.URI;

/** Who a token belongs to (Commerce Identity v1, getUser). The path ends with a slash in eBay's contract. */
public final class IdentityClient {

    private static final String USER = "/commerce/identity/v1/user/";

    private final EbayHttp http;

    public IdentityClient(EbayHttp http) {
        this.http = http;
    }

    /**
     * A seller as eBay knows it.
     *
     * @param userId        immutable; key on it
     * @param username      may change
     * @param marketplaceId where the seller registered; may be null
     */
    public record EbayUser(String userId, String username, String marketplaceId) {}

    /** @throws EbayException by its kind */
    public EbayUser user(Endpoint endpoint, Secret accessToken) {
        var reply = http.sendBriefly(
                endpoint.apiz(),
                HttpRequest.GET(URI.create(endpoint.apiz() + USER))
                        .header("Authorization", "Bearer " + accessToken.reveal()));
        if (!reply.successful()) {
            throw EbayException.of(reply);
        }
        var json = reply.json()
                .filter(node -> node.path("userId").isTextual())
                .orElseThrow(() ->
                        new EbayUnavailable("malformed_answer", "eBay's answer holds no userId.", reply.requestId()));
        return new EbayUser(
                json.path("userId").asText(),
                json.path("username").asText(json.path("userId").asText()),
                json.path("registrationMarketplaceId").asText(null));
    }
}
