package dev.ebayconnector.alerts;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code alert_deliveries} with its alert. */
@MappedEntity("alert_deliveries")
record DeliveryRow(
        @Id UUID id,
        UUID receiverId,
        UUID alertId,
        String type,
        @Nullable UUID accountId,
        @Nullable String environment,
        Instant occurredAt,
        @Nullable UUID replayOf,
        String state,
        Instant createdAt,
        int attempts,
        @Nullable Instant lastAttemptAt,
        Instant nextAttemptAt,
        @Nullable Integer lastStatus,
        @Nullable String lastFailure,
        @Nullable Instant finishedAt) {}
