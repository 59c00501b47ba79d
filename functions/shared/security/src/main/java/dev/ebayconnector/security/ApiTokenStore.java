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

/** Checks the token of a program at each of its requests, by views of {@code api_tokens}; {@code auth} makes the rows. */
@Singleton
final class ApiTokenStore {

    /** {@code last_used_at} is not written more often. */
    private static final Duration USED_EVERY = Duration.ofMinutes(1);

    /** The view leaves out a token whose maker lost the rights of an admin, and may have kept the token. */
    private static final String FIND = """
        SELECT id, user_id, email, name, scope, last_used_at
        FROM api_token_checks
        WHERE secret_hash = ? AND expires_at > ?
        """;

    private static final String USED = """
        UPDATE api_token_uses SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)
        """;

    private final ConnectionPool pool;
    private final Clock clock;

    ApiTokenStore(ConnectionPool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** The token, if it is valid now; one round trip, and a second one once a minute. */
    Optional<Row> find(byte[] secretHash) {
        var now = clock.instant();
        try {
            var found = pool.find(FIND, List.of(secretHash, now), ApiTokenStore::row);
            if (found.isPresent() && found.get().isUnusedSince(now.minus(USED_EVERY))) {
                used(found.get().id(), now);
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
                        row.getString("name"),
                        ApiTokenScope.of(row.getString("scope")).orElseThrow(),
                        Optional.ofNullable(row.getObject("last_used_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                : Optional.empty();
    }

    private void used(UUID id, Instant now) throws SQLException {
        try (var connection = pool.borrow();
                var statement = connection.prepareStatement(USED)) {
            statement.setObject(1, utc(now));
            statement.setObject(2, id);
            statement.setObject(3, utc(now.minus(USED_EVERY)));
            statement.executeUpdate();
        }
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** A valid token and its user. */
    record Row(UUID id, UUID userId, String email, String name, ApiTokenScope scope, Optional<Instant> lastUsedAt) {

        boolean isUnusedSince(Instant moment) {
            return lastUsedAt.map(used -> used.isBefore(moment)).orElse(true);
        }
    }
}
