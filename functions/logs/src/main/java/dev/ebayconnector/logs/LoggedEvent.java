package dev.ebayconnector.logs;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A stored event with who caused it.
 *
 * @param email    of the user; null if no request caused the event, or the user was deleted
 * @param apiToken the name of the token by which a program acted for the user
 * @param details  a JSON object as text
 */
@MappedEntity("event_log")
record LoggedEvent(
        @Id long id,
        Instant at,
        String level,
        String event,
        String message,
        @Nullable String requestId,
        @Nullable UUID userId,
        @Nullable String email,
        @Nullable UUID apiTokenId,
        @Nullable String apiToken,
        @Nullable UUID accountId,
        @Nullable UUID runId,
        @Nullable String ebayRequestId,
        String details) {}
