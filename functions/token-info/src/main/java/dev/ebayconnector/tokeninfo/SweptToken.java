package dev.ebayconnector.tokeninfo;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * What the sweep looks at.
 *
 * @param warnedDays the last warning that was given about the refresh token's end
 */
@MappedEntity("tokens")
record SweptToken(
        @Id UUID accountId,
        String account,
        Instant expiresAt,
        @Nullable Instant refreshExpiresAt,
        @Nullable Integer warnedDays) {}
