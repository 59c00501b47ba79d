package dev.ebayconnector.security;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.database.ConnectionPool;
import dev.ebayconnector.web.ClientAddress;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of a session that is used after its end: by a page that was left open, or by whoever has stolen it. Each session is
 * told of once, whatever instances refuse it and how often, so that no caller can fill the event log.
 */
@Singleton
final class EndedSessionEvents {

    private static final Logger LOG = LoggerFactory.getLogger(EndedSessionEvents.class);
    private static final int REMEMBERED = 1_000;

    /** The row's first refusal is the event; a row that is gone, or was never there, has none. */
    private static final String TELL = """
        WITH refused AS (
            UPDATE session_refusals SET refused_at = ?
            WHERE secret_hash = ? AND refused_at IS NULL
            RETURNING id, user_id,
                      coalesce(ended_why,
                               CASE WHEN ends_at <= ? THEN 'too_old'
                                    WHEN last_seen_at + idle_minutes * interval '1 minute' <= ? THEN 'unused'
                                    ELSE 'user_changed' END) AS why
        )
        INSERT INTO event_log (at, level, event, message, request_id, user_id, details)
        SELECT ?, 'WARN', 'auth.ended_session_used', 'A session was used after its end. Later uses of it are not logged.',
               ?, user_id, jsonb_build_object('session_id', id, 'reason', why, 'client', CAST(? AS text))
        FROM refused
        """;

    private final ConnectionPool pool;
    private final Clock clock;

    /** Hashes of sessions that need no further look. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    EndedSessionEvents(ConnectionPool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Never fails: the session is refused in any case. */
    void refused(byte[] secretHash) {
        if (told.size() >= REMEMBERED) {
            told.clear();
        }
        if (told.add(HexFormat.of().formatHex(secretHash))) {
            tell(secretHash);
        }
    }

    private void tell(byte[] secretHash) {
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        var client = ServerRequestContext.currentRequest()
                .map(ClientAddress::networkOf)
                .orElse("");
        try (var connection = pool.borrow();
                var statement = connection.prepareStatement(TELL)) {
            statement.setObject(1, now);
            statement.setBytes(2, secretHash);
            statement.setObject(3, now);
            statement.setObject(4, now);
            statement.setObject(5, now);
            statement.setString(6, CurrentRequest.id().map(RequestId::value).orElse(null));
            statement.setString(7, client);
            statement.executeUpdate();
        } catch (SQLException e) {
            LOG.warn("event not stored: auth.ended_session_used cause={}", e.getSQLState());
        }
    }
}
