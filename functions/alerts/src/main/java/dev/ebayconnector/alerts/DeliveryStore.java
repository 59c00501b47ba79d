package dev.ebayconnector.alerts;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The worker's side of {@code alert_deliveries}. */
@Singleton
final class DeliveryStore {

    /**
     * Takes the delivery that is due longest and has none of its lane before it. A delivery that another worker has is
     * still WAITING, so its lane waits too.
     */
    private static final String CLAIM = """
        UPDATE alert_deliveries
        SET lease_owner = ?, lease_until = ?, attempts = attempts + 1, last_attempt_at = ?,
            first_attempt_at = COALESCE(first_attempt_at, CAST(? AS timestamptz))
        WHERE id = (
            SELECT d.id
            FROM alert_deliveries d
            WHERE d.receiver_id = ? AND d.state = 'WAITING' AND d.next_attempt_at <= ?
              AND (d.lease_until IS NULL OR d.lease_until <= ?)
              AND NOT EXISTS (
                  SELECT FROM alert_deliveries e
                  WHERE e.receiver_id = d.receiver_id AND e.lane = d.lane AND e.state = 'WAITING'
                    AND e.position < d.position OFFSET 0)
            ORDER BY d.next_attempt_at, d.position
            LIMIT 1
            FOR UPDATE SKIP LOCKED)
        RETURNING id
        """;

    private static final String READ = """
        SELECT d.id, d.attempts, d.first_attempt_at, d.alert_id, n.type, n.account_id, a.username, n.environment,
               n.occurred_at, CAST(n.data AS text) AS data
        FROM alert_deliveries d
        JOIN alerts n ON n.id = d.alert_id
        LEFT JOIN accounts a ON a.id = n.account_id
        WHERE d.id = ?
        """;

    private static final String DELIVERED = """
        UPDATE alert_deliveries
        SET state = 'DELIVERED', last_status = ?, last_failure = NULL, finished_at = ?, lease_owner = NULL,
            lease_until = NULL
        WHERE id = ? AND lease_owner = ? AND state = 'WAITING'
        """;

    private static final String FAILED = """
        UPDATE alert_deliveries
        SET state = 'FAILED', last_status = ?, last_failure = ?, finished_at = ?, lease_owner = NULL, lease_until = NULL
        WHERE id = ? AND lease_owner = ? AND state = 'WAITING'
        """;

    private static final String AGAIN = """
        UPDATE alert_deliveries
        SET last_status = ?, last_failure = ?, next_attempt_at = ?, lease_owner = NULL, lease_until = NULL
        WHERE id = ? AND lease_owner = ? AND state = 'WAITING'
        """;

    /** Of receivers that take alerts: what waits for a paused one waits on purpose. */
    private static final String OLDEST = """
        SELECT d.created_at
        FROM alert_deliveries d
        JOIN alert_receivers r ON r.id = d.receiver_id
        WHERE d.state = 'WAITING' AND r.state = 'ACTIVE'
        ORDER BY d.created_at
        LIMIT 1
        """;

    private final AlertDatabase database;

    DeliveryStore(AlertDatabase database) {
        this.database = database;
    }

    /** @param until the delivery is another worker's again after it, if this one has died */
    Optional<Claim> claim(UUID receiverId, String owner, Instant now, Instant until) {
        return database.inTransaction(() ->
                database
                        .rows(
                                row -> row.getObject("id", UUID.class),
                                CLAIM,
                                owner,
                                until,
                                now,
                                now,
                                receiverId,
                                now,
                                now)
                        .stream()
                        .findFirst()
                        .map(id -> read(id, owner)));
    }

    private Claim read(UUID id, String owner) {
        return database.rows(
                        row -> new Claim(
                                id,
                                new Alert(
                                        row.getObject("alert_id", UUID.class),
                                        AlertType.of(row.getString("type")),
                                        row.getObject("account_id", UUID.class),
                                        row.getString("username"),
                                        row.getString("environment"),
                                        AlertDatabase.moment(row, "occurred_at"),
                                        row.getString("data")),
                                owner,
                                row.getInt("attempts"),
                                AlertDatabase.moment(row, "first_attempt_at")),
                        READ,
                        id)
                .getFirst();
    }

    /** Zero rows, here and below: the lease was lost. */
    int delivered(Claim claim, int status, Instant now) {
        return database.update(DELIVERED, status, now, claim.id(), claim.owner());
    }

    /** @param status null if there was no answer */
    int failed(Claim claim, Integer status, String failure, Instant now) {
        return database.update(FAILED, status, failure, now, claim.id(), claim.owner());
    }

    /** @param status null if there was no answer */
    int again(Claim claim, Integer status, String failure, Instant next) {
        return database.update(AGAIN, status, failure, next, claim.id(), claim.owner());
    }

    /** When the oldest delivery was made that still waits. */
    Optional<Instant> oldestWaiting() {
        return database.rows(row -> AlertDatabase.moment(row, "created_at"), OLDEST).stream()
                .findFirst();
    }
}
