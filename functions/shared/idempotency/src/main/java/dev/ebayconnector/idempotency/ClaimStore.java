package dev.ebayconnector.idempotency;

import dev.ebayconnector.core.database.ConnectionPool;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code idempotent_requests}. Of requests with one key that come at the same time, one gets the row. */
@Singleton
final class ClaimStore {

    /** How long the first answer is given again; {@code retention} deletes rows after it. */
    static final Duration KEPT = Duration.ofHours(24);

    /** Longer than an instance may take for a request, so that a request that is still carried out is not begun again. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final int ATTEMPTS = 3;

    /** Takes a row that is new, too old, or left behind by an instance that was ended while it worked. */
    private static final String BEGIN = """
        INSERT INTO idempotent_requests AS known
            (key_hash, request_hash, user_id, attempt, started_at, lease_until)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (key_hash) DO UPDATE
        SET request_hash = excluded.request_hash, user_id = excluded.user_id, attempt = excluded.attempt,
            started_at = excluded.started_at, lease_until = excluded.lease_until, answer = NULL
        WHERE known.started_at <= ?
           OR known.answer IS NULL AND known.lease_until <= excluded.started_at
              AND known.request_hash = excluded.request_hash
        """;

    private static final String FIND = """
        SELECT request_hash, answer FROM idempotent_requests WHERE key_hash = ?
        """;

    private static final String FINISH = """
        UPDATE idempotent_requests SET answer = ? WHERE key_hash = ? AND attempt = ?
        """;

    private static final String RELEASE = """
        DELETE FROM idempotent_requests WHERE key_hash = ? AND attempt = ?
        """;

    private final ConnectionPool pool;
    private final Clock clock;

    ClaimStore(ConnectionPool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Claim begin(Keyed request) {
        try (var connection = pool.borrow()) {
            for (int n = 0; n < ATTEMPTS; n++) {
                var attempt = UUID.randomUUID();
                if (begin(connection, request, attempt, clock.instant())) {
                    return new Claim.Begun(request, attempt);
                }
                var found = find(connection, request);
                if (found.isPresent()) {
                    return found.get();
                }
            }
            return new Claim.UnderWay();
        } catch (SQLException e) {
            throw new DataAccessException("the idempotency key could not be looked up", e);
        }
    }

    private static boolean begin(Connection connection, Keyed request, UUID attempt, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(BEGIN)) {
            statement.setBytes(1, request.row());
            statement.setBytes(2, request.fingerprint());
            statement.setObject(3, request.user());
            statement.setObject(4, attempt);
            statement.setObject(5, utc(now));
            statement.setObject(6, utc(now.plus(LEASE)));
            statement.setObject(7, utc(now.minus(KEPT)));
            return statement.executeUpdate() == 1;
        }
    }

    /** Empty if the row was given back meanwhile. */
    private static Optional<Claim> find(Connection connection, Keyed request) throws SQLException {
        try (var statement = connection.prepareStatement(FIND)) {
            statement.setBytes(1, request.row());
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!Arrays.equals(row.getBytes("request_hash"), request.fingerprint())) {
                    return Optional.of(new Claim.OtherRequest());
                }
                var answer = row.getBytes("answer");
                return Optional.of(answer == null ? new Claim.UnderWay() : new Claim.Answered(answer));
            }
        }
    }

    /** Does nothing if another attempt has the row by now. */
    void finish(Claim.Begun claim, byte[] answer) throws SQLException {
        try (var connection = pool.borrow();
                var statement = connection.prepareStatement(FINISH)) {
            statement.setBytes(1, answer);
            statement.setBytes(2, claim.request().row());
            statement.setObject(3, claim.attempt());
            statement.executeUpdate();
        }
    }

    /** The key is free again, because nothing was started. */
    void release(Claim.Begun claim) throws SQLException {
        try (var connection = pool.borrow();
                var statement = connection.prepareStatement(RELEASE)) {
            statement.setBytes(1, claim.request().row());
            statement.setObject(2, claim.attempt());
            statement.executeUpdate();
        }
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
