package dev.ebayconnector.sync.run.calls;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code sync_calls}: a request to eBay, and what became of it.
 *
 * @param at      when it was sent
 * @param target  path and query, without secrets
 * @param status  of the answer; 0 without one
 * @param bytes   of the answer's body
 * @param attempt 1, and one more each time that the same was asked for again
 * @param failure why there is no answer; null if there is one
 */
@MappedEntity("sync_calls")
public record CallRow(
        @Id long id,
        UUID runId,
        Instant at,
        String method,
        String target,
        int status,
        int ms,
        int bytes,
        int attempt,
        @Nullable String ebayRequestId,
        @Nullable String failure) {}
