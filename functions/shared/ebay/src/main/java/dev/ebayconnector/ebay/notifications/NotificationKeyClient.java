package dev.ebayconnector.ebay.notifications;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.http.CallFailure;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.EbayReply;
import dev.ebayconnector.ebay.http.EbayUnavailable;
import dev.ebayconnector.ebay.http.UrlEncoding;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.util.Optional;

/** Reads the keys that eBay signs its notices with (Notification API v1, getPublicKey). */
public final class NotificationKeyClient {

    private static final String CALL = "getPublicKey";
    private static final String KEYS = "/commerce/notification/v1/public_key/";

    /** "The specified key id is invalid." */
    private static final String UNKNOWN = "195001";

    private final EbayHttp http;

    public NotificationKeyClient(EbayHttp http) {
        this.http = http;
    }

    /**
     * @param applicationToken of the application, not of a seller
     * @return empty if eBay has no such key
     * @throws EbayException by its kind; an answer without a usable key is a fault of eBay
     */
    public Optional<NotificationKey> key(Endpoint endpoint, Secret applicationToken, String kid) {
        var request = HttpRequest.GET(URI.create(endpoint.api() + KEYS + UrlEncoding.segment(kid)))
                .header("Authorization", "Bearer " + applicationToken.reveal());
        var reply = CallFailure.naming(CALL, () -> http.sendBriefly(endpoint.api(), request));
        if (!reply.successful() && reply.errorCode().equals(UNKNOWN)) {
            return Optional.empty();
        }
        return Optional.of(CallFailure.body(CALL, reply)
                .map(body -> key(
                        reply,
                        body.path("key").asText(),
                        body.path("algorithm").asText(),
                        body.path("digest").asText()))
                .orElseThrow(() -> unusable(reply)));
    }

    private static NotificationKey key(EbayReply reply, String pem, String algorithm, String digest) {
        try {
            return NotificationKey.read(pem, algorithm, digest);
        } catch (IllegalArgumentException e) {
            throw unusable(reply);
        }
    }

    private static EbayUnavailable unusable(EbayReply reply) {
        return new EbayUnavailable(
                "malformed_answer", CALL + ": eBay's answer holds no key that can be used.", reply.requestId());
    }
}
