package dev.ebayconnector.core.events;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A stored event.
 *
 * @param userId  of who caused it; null if no signed-in request did
 * @param details a JSON object as text
 */
@MappedEntity("event_log")
public record EventRow(
        @Id long id,
        Instant at,
        String level,
        String event,
        String message,
        @Nullable String requestId,
        @Nullable UUID userId,
        @Nullable UUID accountId,
        @Nullable UUID runId,
        @Nullable String ebayRequestId,
        String details) {}
