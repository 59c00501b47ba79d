package dev.ebayconnector.security;

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
import java.util.Optional;
import java.util.UUID;

/** Reads the table {@code sessions} at each signed-in request; the function {@code auth} makes and ends its rows. */
@Singleton
final class SessionStore {

    /** {@code last_seen_at} is not written more often. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    /** A session made under another role does not count: its user's rights have changed since. */
    private static final String FIND = """
        SELECT s.id, s.user_id, u.email, u.role, s.confirmed_at, s.last_seen_at
        FROM sessions s
        JOIN users u ON u.id = s.user_id
        WHERE s.secret_hash = ? AND s.ended_at IS NULL AND s.ends_at > ?
          AND s.last_seen_at + s.idle_minutes * interval '1 minute' > ?
          AND u.disabled_at IS NULL AND u.role = s.role
        """;

    private static final String SEEN = """
        UPDATE sessions SET last_seen_at = ? WHERE id = ? AND last_seen_at < ?
        """;

    private final ConnectionPool pool;
    private final Clock clock;

    SessionStore(ConnectionPool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** The session, if it is valid now; one round trip, and a second one once a minute. */
    Optional<Row> find(byte[] secretHash) {
        var now = clock.instant();
        try {
            var found = pool.read(connection -> read(connection, secretHash, now));
            if (found.isPresent() && found.get().lastSeenAt().isBefore(now.minus(SEEN_EVERY))) {
                seen(found.get().id(), now);
            }
            return found;
        } catch (SQLException e) {
            throw new DataAccessException("the session could not be checked", e);
        }
    }

    private static Optional<Row> read(Connection connection, byte[] secretHash, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(FIND)) {
            statement.setBytes(1, secretHash);
            statement.setObject(2, utc(now));
            statement.setObject(3, utc(now));
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Row(
                                row.getObject("id", UUID.class),
                                row.getObject("user_id", UUID.class),
                                row.getString("email"),
                                row.getString("role"),
                                row.getObject("confirmed_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getObject("last_seen_at", OffsetDateTime.class)
                                        .toInstant()))
                        : Optional.empty();
            }
        }
    }

    private void seen(UUID id, Instant now) throws SQLException {
        try (var connection = pool.borrow();
                var statement = connection.prepareStatement(SEEN)) {
            statement.setObject(1, utc(now));
            statement.setObject(2, id);
            statement.setObject(3, utc(now.minus(SEEN_EVERY)));
            statement.executeUpdate();
        }
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** A valid session and its user. */
    record Row(UUID id, UUID userId, String email, String role, Instant confirmedAt, Instant lastSeenAt) {}
}
