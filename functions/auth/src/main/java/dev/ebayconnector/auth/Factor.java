package dev.ebayconnector.auth;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A second factor of a user, without its secrets.
 *
 * @param kind {@link #TOTP} or {@link #PASSKEY}
 */
@MappedEntity("passkeys")
record Factor(
        @Id UUID id,
        String kind,
        String name,
        Instant madeAt,
        @Nullable Instant lastUsedAt) {

    /** An authenticator app that shows codes (RFC 6238). */
    static final String TOTP = "totp";

    /** A key of WebAuthn: of a phone, a computer, or a stick. */
    static final String PASSKEY = "passkey";

    static final String RECOVERY_CODE = "recovery_code";
}
