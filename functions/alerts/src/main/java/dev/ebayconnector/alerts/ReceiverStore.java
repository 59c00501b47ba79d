package dev.ebayconnector.alerts;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes {@code alert_receivers}. */
@Singleton
final class ReceiverStore {

    /** Each is asked for work in each pass. */
    static final int MOST = 20;

    private static final String ALL = """
        SELECT id, name, format, host, url, secret, old_secret, old_secret_until, types, state, paused_why, created_at,
               failures, not_before, delivered_at
        FROM alert_receivers
        ORDER BY created_at, id
        LIMIT 100
        """;

    private static final String FIND = """
        SELECT id, name, format, host, url, secret, old_secret, old_secret_until, types, state, paused_why, created_at,
               failures, not_before, delivered_at
        FROM alert_receivers
        WHERE id = ?
        """;

    private static final String ADD = """
        INSERT INTO alert_receivers (id, name, format, host, url, secret, types, created_at, created_by)
        SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE (SELECT count(*) FROM alert_receivers) < ?
        """;

    private static final String CHANGE = """
        UPDATE alert_receivers
        SET name = ?, host = ?, url = ?, types = ?, state = ?, paused_why = ?, failures = 0, not_before = NULL
        WHERE id = ?
        """;

    private static final String ROTATE = """
        UPDATE alert_receivers SET secret = ?, old_secret = ?, old_secret_until = ? WHERE id = ?
        """;

    private static final String DELETE = "DELETE FROM alert_receivers WHERE id = ?";

    private static final String SUCCEEDED = """
        UPDATE alert_receivers SET failures = 0, not_before = NULL, delivered_at = ? WHERE id = ?
        """;

    private static final String FAILED = """
        UPDATE alert_receivers SET failures = failures + 1, not_before = ? WHERE id = ?
        """;

    private static final String GONE = """
        UPDATE alert_receivers SET state = 'PAUSED', paused_why = 'gone' WHERE id = ? AND state = 'ACTIVE'
        """;

    private final AlertDatabase database;

    ReceiverStore(AlertDatabase database) {
        this.database = database;
    }

    /** The oldest first. */
    List<Receiver> all() {
        return database.rows(Receiver::of, ALL);
    }

    Optional<Receiver> find(UUID id) {
        return database.rows(Receiver::of, FIND, id).stream().findFirst();
    }

    /** Zero rows: there are as many as there may be. */
    int add(Receiver receiver, UUID userId) {
        return database.update(
                ADD,
                receiver.id(),
                receiver.name(),
                receiver.format(),
                receiver.host(),
                receiver.url(),
                receiver.secret(),
                String.join(" ", receiver.types()),
                receiver.createdAt(),
                userId,
                MOST);
    }

    /** What failed before the change is tried again at once. */
    int change(Receiver receiver) {
        return database.update(
                CHANGE,
                receiver.name(),
                receiver.host(),
                receiver.url(),
                String.join(" ", receiver.types()),
                receiver.state(),
                receiver.pausedWhy(),
                receiver.id());
    }

    int rotate(UUID id, byte[] secret, byte[] oldSecret, Instant oldUntil) {
        return database.update(ROTATE, secret, oldSecret, oldUntil, id);
    }

    /** Its deliveries go with it. */
    int delete(UUID id) {
        return database.update(DELETE, id);
    }

    void succeeded(UUID id, Instant now) {
        database.update(SUCCEEDED, now, id);
    }

    void failed(UUID id, Instant notBefore) {
        database.update(FAILED, notBefore, id);
    }

    /** Zero rows: it was paused before. */
    int gone(UUID id) {
        return database.update(GONE, id);
    }
}
