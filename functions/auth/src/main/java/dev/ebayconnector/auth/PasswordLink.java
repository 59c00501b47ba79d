package dev.ebayconnector.auth;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A link by which a user sets a password, without its secret. */
@MappedEntity("password_links")
record PasswordLink(
        @Id byte[] secretHash,
        UUID userId,
        String purpose,
        @Nullable UUID madeBy) {

    static final String INVITE = "invite";
    static final String RECOVER = "recover";

    @Override
    public String toString() {
        return "PasswordLink[" + purpose + "]";
    }
}
