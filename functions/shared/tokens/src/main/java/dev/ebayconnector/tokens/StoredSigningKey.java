package dev.ebayconnector.tokens;

import dev.ebayconnector.core.EbayEnvironment;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A row of {@code signing_keys}, with its secrets still encrypted.
 *
 * @param signingKeyId eBay's id of the key
 */
@MappedEntity("signing_keys")
record StoredSigningKey(
        EbayEnvironment environment,
        String clientId,
        @Id String signingKeyId,
        String publicKey,
        byte[] jwe,
        byte[] privateKey,
        Instant createdAt,
        Instant expiresAt) {

    @Override
    public String toString() {
        return "StoredSigningKey[" + signingKeyId + "]";
    }
}
