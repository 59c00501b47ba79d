package dev.ebayconnector.ebay.signatures;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.http.CallFailure;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.EbayReply;
import dev.ebayconnector.ebay.http.EbayUnavailable;
import dev.ebayconnector.ebay.records.RecordFields;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;

/** Makes keys for digital signatures (Key Management v1, createSigningKey). */
public final class SigningKeyClient {

    private static final String CALL = "createSigningKey";
    private static final String KEYS = "/developer/key_management/v1/signing_key";
    private static final String CIPHER = "{\"signingKeyCipher\":\"ED25519\"}";

    private final EbayHttp http;

    public SigningKeyClient(EbayHttp http) {
        this.http = http;
    }

    /**
     * A new key for the application; eBay keeps the older ones until they expire.
     *
     * @param applicationToken of the application, not of a seller
     * @throws EbayException by its kind; an answer without a usable key is a fault of eBay
     */
    public SigningKey create(Endpoint endpoint, Secret applicationToken) {
        var request = HttpRequest.POST(URI.create(endpoint.apiz() + KEYS), CIPHER)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Authorization", "Bearer " + applicationToken.reveal());
        var reply = CallFailure.naming(CALL, () -> http.sendBriefly(endpoint.apiz(), request));
        var body = CallFailure.body(CALL, reply).orElseThrow(() -> unusable(reply));
        try {
            var key = read(body);
            RequestSignature.privateKey(key.privateKey());
            return key;
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw unusable(reply);
        }
    }

    private static SigningKey read(JsonNode key) {
        return new SigningKey(
                RecordFields.id(key, "signingKeyId"),
                RecordFields.required(key, "publicKey"),
                new Secret(RecordFields.required(key, "jwe")),
                new Secret(RecordFields.required(key, "privateKey")),
                seconds(key, "creationTime"),
                seconds(key, "expirationTime"));
    }

    private static Instant seconds(JsonNode key, String name) {
        var value = key.path(name);
        if (!value.canConvertToLong()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return Instant.ofEpochSecond(value.asLong());
    }

    /** The answer itself is not shown: it may hold the private key. */
    private static EbayUnavailable unusable(EbayReply reply) {
        return new EbayUnavailable(
                "malformed_answer", CALL + ": eBay's answer holds no key that can be used.", reply.requestId());
    }
}
