package dev.ebayconnector.accounts;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * An account beside what is known of its token, seen by one user.
 *
 * @param mine   whether this user may renew and end the connection
 * @param scopes what the seller granted, separated by blanks; null while there is no token
 */
@MappedEntity("accounts")
record AccountRow(
        @Id UUID id,
        String account,
        String ebayUserId,
        String environment,
        @Nullable String marketplaceId,
        String status,
        boolean mine,
        Instant connectedAt,
        @Nullable Instant disconnectedAt,
        @Nullable String scopes,
        @Nullable Instant refreshExpiresAt) {}
