package dev.ebayconnector.alerts;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;

/**
 * What became of an alert for a receiver.
 *
 * @param replayOf      the delivery that was replayed
 * @param nextAttemptAt null once it has ended
 * @param lastStatus    of HTTP; null if there was no answer
 * @param lastFailure   null if the last attempt succeeded
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record DeliveryView(
        String id,
        String receiverId,
        String alertId,
        String type,
        @Nullable String accountId,
        @Nullable String environment,
        Instant occurredAt,
        @Nullable String replayOf,
        String state,
        Instant createdAt,
        int attempts,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Integer lastStatus,
        @Nullable String lastFailure,
        @Nullable Instant finishedAt) {

    static DeliveryView of(DeliveryRow row) {
        return new DeliveryView(
                row.id().toString(),
                row.receiverId().toString(),
                row.alertId().toString(),
                row.type(),
                text(row.accountId()),
                row.environment(),
                row.occurredAt(),
                text(row.replayOf()),
                row.state(),
                row.createdAt(),
                row.attempts(),
                row.lastAttemptAt(),
                row.state().equals("WAITING") ? row.nextAttemptAt() : null,
                row.lastStatus(),
                row.lastFailure(),
                row.finishedAt());
    }

    private static String text(Object id) {
        return id == null ? null : id.toString();
    }
}
