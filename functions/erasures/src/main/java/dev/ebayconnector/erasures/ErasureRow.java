package dev.ebayconnector.erasures;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code erasures}, without hashes and without whom it is about.
 *
 * @param step   where it is; null before its start and after its end
 * @param retryAt when a failed one is due again
 * @param counts JSON: rows by table
 * @param proof  JSON: rows left by table, and when that was counted
 */
@MappedEntity("erasures")
record ErasureRow(
        @Id UUID id,
        String source,
        String requestedBy,
        Instant requestedAt,
        String environment,
        String role,
        @Nullable String noticeId,
        @Nullable UUID accountId,
        String state,
        @Nullable String step,
        int attempts,
        int failures,
        @Nullable String failure,
        @Nullable Instant retryAt,
        String counts,
        @Nullable String proof,
        @Nullable Instant finishedAt) {}
