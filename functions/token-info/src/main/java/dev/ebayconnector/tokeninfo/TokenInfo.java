package dev.ebayconnector.tokeninfo;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code tokens} without the tokens.
 *
 * @param version            incremented by every write of a token
 * @param accessFingerprint  identifies the access token without showing it
 * @param coolingDown        whether refreshing pauses because eBay just failed
 */
@MappedEntity("tokens")
record TokenInfo(
        @Id UUID id,
        UUID accountId,
        String account,
        String environment,
        String status,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt,
        String scopes,
        boolean hasRefreshToken,
        @Nullable Instant refreshExpiresAt,
        @Nullable Instant lastRefreshedAt,
        @Nullable String lastRefreshError,
        @Nullable String accessFingerprint,
        @Nullable String refreshFingerprint,
        boolean coolingDown) {}
