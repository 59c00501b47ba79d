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
 * Tells of a session or an API token that is used after its end: by a page or a program that was left open, or by whoever has
 * stolen it. Each is told of once, whatever instances refuse it and how often, so that no caller can fill the event log.
 */
@Singleton
final class EndedCredentialEvents {

    private static final Logger LOG = LoggerFactory.getLogger(EndedCredentialEvents.class);
    private static final int REMEMBERED = 1_000;

    /** The row's first refusal is the event; a row that is gone, or was never there, has none. */
    private static final String TELL_OF_SESSION = """
        WITH refused AS (
            UPDATE session_refusals SET refused_at = ?
            WHERE secret_hash = ? AND refused_at IS NULL
            RETURNING id, user_id, refused_at,
                      coalesce(ended_why,
                               CASE WHEN ends_at <= refused_at THEN 'too_old'
                                    WHEN last_seen_at + idle_minutes * interval '1 minute' <= refused_at THEN 'unused'
                                    ELSE 'user_changed' END) AS why
        )
        INSERT INTO event_log (at, level, event, message, request_id, user_id, details)
        SELECT refused_at, 'WARN', 'auth.ended_session_used',
               'A session was used after its end. Later uses of it are not logged.',
               ?, user_id, jsonb_build_object('session_id', id, 'reason', why, 'client', CAST(? AS text))
        FROM refused
        """;

    private static final String TELL_OF_API_TOKEN = """
        WITH refused AS (
            UPDATE api_token_refusals SET refused_at = ?
            WHERE secret_hash = ? AND refused_at IS NULL
            RETURNING id, user_id, refused_at,
                      CASE WHEN revoked_at IS NOT NULL THEN 'revoked'
                           WHEN expires_at <= refused_at THEN 'expired'
                           ELSE 'user_changed' END AS why
        )
        INSERT INTO event_log (at, level, event, message, request_id, user_id, details)
        SELECT refused_at, 'WARN', 'auth.ended_api_token_used',
               'An API token was used after its end. Later uses of it are not logged.',
               ?, user_id, jsonb_build_object('api_token_id', id, 'reason', why, 'client', CAST(? AS text))
        FROM refused
        """;

    private final ConnectionPool pool;
    private final Clock clock;

    /** Hashes of what needs no further look. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    EndedCredentialEvents(ConnectionPool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Never fails: the session is refused in any case. */
    void sessionRefused(byte[] secretHash) {
        tellOnce(TELL_OF_SESSION, secretHash);
    }

    /** The same of an API token. */
    void apiTokenRefused(byte[] secretHash) {
        tellOnce(TELL_OF_API_TOKEN, secretHash);
    }

    private void tellOnce(String sql, byte[] secretHash) {
        if (told.size() >= REMEMBERED) {
            told.clear();
        }
        if (told.add(HexFormat.of().formatHex(secretHash))) {
            tell(sql, secretHash);
        }
    }

    private void tell(String sql, byte[] secretHash) {
        var client = ServerRequestContext.currentRequest()
                .map(ClientAddress::networkOf)
                .orElse("");
        try (var connection = pool.borrow();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            statement.setBytes(2, secretHash);
            statement.setString(3, CurrentRequest.id().map(RequestId::value).orElse(null));
            statement.setString(4, client);
            statement.executeUpdate();
        } catch (SQLException e) {
            LOG.warn("event not stored: the use of an ended session or API token cause={}", e.getSQLState());
        }
    }
}
