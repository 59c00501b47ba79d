package dev.ebayconnector.accounts;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * An account with its token's facts, as one user sees it.
 *
 * @param mine   whether this user may reconnect and disconnect it
 * @param scopes what the seller granted, separated by spaces; null without a token
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
        @Nullable Instant accessExpiresAt,
        @Nullable Instant refreshExpiresAt) {}
