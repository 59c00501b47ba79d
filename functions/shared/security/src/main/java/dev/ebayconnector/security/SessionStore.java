package dev.ebayconnector.security;

import dev.ebayconnector.core.database.ConnectionPool;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Checks a session at each signed-in request, by views of {@code sessions}; the function {@code auth} makes and ends rows. */
@Singleton
final class SessionStore {

    /** {@code last_seen_at} is not written more often. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    /** The view leaves out a session made under another role: its user's rights have changed since. */
    private static final String FIND = """
        SELECT id, user_id, email, role, confirmed_at, last_seen_at
        FROM session_checks
        WHERE secret_hash = ? AND ends_at > ? AND last_seen_at + idle_minutes * interval '1 minute' > ?
        """;

    private static final String SEEN = """
        UPDATE session_uses SET last_seen_at = ? WHERE id = ? AND last_seen_at < ?
        """;

    private final ConnectionPool pool;
    private final Clock clock;

    SessionStore(ConnectionPool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * The session, if it is valid now; one round trip, and a second one once a minute.
     *
     * @param isUse whether a person causes this: only then the session's time without use begins again
     */
    Optional<Row> find(byte[] secretHash, boolean isUse) {
        var now = clock.instant();
        try {
            var found = pool.find(FIND, List.of(secretHash, now, now), SessionStore::row);
            if (isUse && found.isPresent() && found.get().lastSeenAt().isBefore(now.minus(SEEN_EVERY))) {
                seen(found.get().id(), now);
            }
            return found;
        } catch (SQLException e) {
            throw new SignInUnchecked(e);
        }
    }

    private static Optional<Row> row(ResultSet row) throws SQLException {
        return row.next()
                ? Optional.of(new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("user_id", UUID.class),
                        row.getString("email"),
                        row.getString("role"),
                        row.getObject("confirmed_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_seen_at", OffsetDateTime.class).toInstant()))
                : Optional.empty();
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
