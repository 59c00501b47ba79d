package dev.ebayconnector.auth;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A program's token as the list reads it, without its hash. */
@MappedEntity("api_tokens")
record ApiTokenRow(
        @Id UUID id,
        UUID userId,
        String name,
        String scope,
        Instant madeAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
