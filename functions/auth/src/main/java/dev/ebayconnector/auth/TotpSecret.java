package dev.ebayconnector.auth;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The encrypted secret of a user's authenticator app. */
@MappedEntity("totp_secrets")
record TotpSecret(@Id UUID userId, UUID id, byte[] sealed) {

    @Override
    public String toString() {
        return "TotpSecret[" + id + "]";
    }
}
