package dev.ebayconnector.auth;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * The public half of a user's passkey.
 *
 * @param credentialId what the authenticator calls the key
 * @param publicKey    in COSE's form (RFC 9052)
 * @param signCount    how often it has signed, if the authenticator counts; 0 if not
 */
@MappedEntity("passkeys")
record Passkey(@Id UUID id, UUID userId, byte[] credentialId, byte[] publicKey, long signCount) {

    @Override
    public String toString() {
        return "Passkey[" + id + "]";
    }
}
