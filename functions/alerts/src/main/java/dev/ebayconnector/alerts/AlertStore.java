package dev.ebayconnector.alerts;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Writes {@code alerts} and what is to be delivered of them. */
@Singleton
final class AlertStore {

    /** Nothing if the fact was noticed before. */
    private static final String ADD = """
        INSERT INTO alerts (id, type, fact_key, account_id, environment, occurred_at, noticed_at, lasting, data)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb))
        ON CONFLICT (fact_key) DO NOTHING
        """;

    private static final String DELIVER = """
        INSERT INTO alert_deliveries (id, receiver_id, alert_id, lane, created_at, next_attempt_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """;

    /** Behind everything that waits, under the same alert. */
    private static final String REPLAY = """
        INSERT INTO alert_deliveries (id, receiver_id, alert_id, lane, replay_of, created_at, next_attempt_at)
        SELECT CAST(? AS uuid), d.receiver_id, d.alert_id, d.lane, d.id, CAST(? AS timestamptz), CAST(? AS timestamptz)
        FROM alert_deliveries d
        WHERE d.id = ? AND d.state <> 'WAITING'
        """;

    private final AlertDatabase database;

    AlertStore(AlertDatabase database) {
        this.database = database;
    }

    /** The id of the new alert; empty if the fact was noticed before. */
    Optional<UUID> add(Fact fact, Instant now) {
        var id = UUID.randomUUID();
        int added = database.update(
                ADD,
                id,
                fact.type().code(),
                fact.key(),
                fact.accountId(),
                fact.environment(),
                fact.occurredAt(),
                now,
                fact.type().isLasting(),
                fact.data());
        return added == 0 ? Optional.empty() : Optional.of(id);
    }

    /** Returns the id of the delivery. */
    UUID deliver(UUID alertId, UUID receiverId, String lane, Instant now) {
        var id = UUID.randomUUID();
        database.update(DELIVER, id, receiverId, alertId, lane, now, now);
        return id;
    }

    /** The id of the new delivery; empty if there is none to replay, or it still waits. */
    Optional<UUID> replay(UUID deliveryId, Instant now) {
        var id = UUID.randomUUID();
        return database.update(REPLAY, id, now, now, deliveryId) == 0 ? Optional.empty() : Optional.of(id);
    }
}
