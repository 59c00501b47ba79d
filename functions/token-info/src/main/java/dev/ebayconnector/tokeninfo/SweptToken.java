package dev.ebayconnector.tokeninfo;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A token as the sweep reads it.
 *
 * @param warnedDays the last warning that was recorded about the expiry of the refresh token
 */
@MappedEntity("tokens")
record SweptToken(
        @Id UUID accountId,
        String account,
        Instant expiresAt,
        @Nullable Instant refreshExpiresAt,
        @Nullable Integer warnedDays) {}
