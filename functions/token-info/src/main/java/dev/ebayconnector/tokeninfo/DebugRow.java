package dev.ebayconnector.tokeninfo;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * The internal columns of a row of {@code tokens}.
 *
 * @param accessPrefix the first bytes of the ciphertext, which identify the key
 */
@MappedEntity("tokens")
record DebugRow(
        @Id UUID id,
        UUID accountId,
        long version,
        @MappedProperty("connection") long consentNo,
        @Nullable String leaseOwner,
        @Nullable Instant leaseUntil,
        @Nullable Instant retryAfter,
        @Nullable Integer warnedDays,
        byte[] accessPrefix,
        @Nullable byte[] refreshPrefix) {}
