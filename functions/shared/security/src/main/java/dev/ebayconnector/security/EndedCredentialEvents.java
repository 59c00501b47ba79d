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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of a session or an API token that is used after its end: by a page or a program that was left open, or by whoever has
 * stolen it. Each is told of once, whatever instances refuse it and how often, so that no caller can fill the event log.
 * Who holds the secret learns why it ended, at each use.
 */
@Singleton
final class EndedCredentialEvents {

    private static final Logger LOG = LoggerFactory.getLogger(EndedCredentialEvents.class);
    private static final int REMEMBERED = 1_000;

    /** Why it ended; nothing for a row that is gone, or was never there. The row's first refusal is the event. */
    private static final String TELL_OF_SESSION = """
        WITH ended AS (
            SELECT id, user_id,
                   coalesce(ended_why,
                            CASE WHEN ends_at <= least(?, last_seen_at + idle_minutes * interval '1 minute') THEN 'too_old'
                                 WHEN last_seen_at + idle_minutes * interval '1 minute' <= ? THEN 'unused'
                                 ELSE 'user_changed' END) AS why
            FROM session_refusals
            WHERE secret_hash = ?
        ), refused AS (
            UPDATE session_refusals SET refused_at = ?
            WHERE secret_hash = ? AND refused_at IS NULL
            RETURNING id, refused_at
        ), told AS (
            INSERT INTO event_log (at, level, event, message, request_id, user_id, details)
            SELECT refused.refused_at, 'WARN', 'auth.ended_session_used',
                   'A session was used after its end. Later uses of it are not logged.', ?, ended.user_id,
                   jsonb_build_object('session_id', ended.id, 'reason', ended.why, 'client', CAST(? AS text))
            FROM refused JOIN ended ON ended.id = refused.id
        )
        SELECT why FROM ended
        """;

    private static final String TELL_OF_API_TOKEN = """
        WITH ended AS (
            SELECT id, user_id,
                   CASE WHEN revoked_at IS NOT NULL THEN 'revoked'
                        WHEN expires_at <= ? THEN 'expired'
                        ELSE 'user_changed' END AS why
            FROM api_token_refusals
            WHERE secret_hash = ?
        ), refused AS (
            UPDATE api_token_refusals SET refused_at = ?
            WHERE secret_hash = ? AND refused_at IS NULL
            RETURNING id, refused_at
        ), told AS (
            INSERT INTO event_log (at, level, event, message, request_id, user_id, api_token_id, details)
            SELECT refused.refused_at, 'WARN', 'auth.ended_api_token_used',
                   'An API token was used after its end. Later uses of it are not logged.', ?, ended.user_id, ended.id,
                   jsonb_build_object('api_token_id', ended.id, 'reason', ended.why, 'client', CAST(? AS text))
            FROM refused JOIN ended ON ended.id = refused.id
        )
        SELECT why FROM ended
        """;

    private final ConnectionPool pool;
    private final Clock clock;

    /** Why it ended, by its hash; what is known needs no further look. Empty: there is no such row. */
    private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

    EndedCredentialEvents(ConnectionPool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Never fails: the session is refused in any case.
     *
     * @param secretHash of a secret that the caller has, so that the caller may be told
     */
    Optional<EndedCredential> sessionRefused(byte[] secretHash) {
        var now = now();
        return reason(TELL_OF_SESSION, secretHash, now, now)
                .map(why -> new EndedCredential(EndedCredential.SESSION, why));
    }

    /** The same of an API token. */
    Optional<EndedCredential> apiTokenRefused(byte[] secretHash) {
        return reason(TELL_OF_API_TOKEN, secretHash, now())
                .map(why -> new EndedCredential(EndedCredential.API_TOKEN, why));
    }

    /** @param times the first parameters of the statement */
    private Optional<String> reason(String sql, byte[] secretHash, OffsetDateTime... times) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        var key = HexFormat.of().formatHex(secretHash);
        var before = known.get(key);
        return before != null ? before : tell(sql, secretHash, key, times);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Optional<String> tell(String sql, byte[] secretHash, String key, OffsetDateTime... times) {
        var client = ServerRequestContext.currentRequest()
                .map(ClientAddress::networkOf)
                .orElse("");
        try (var connection = pool.borrow();
                var statement = connection.prepareStatement(sql)) {
            int n = 0;
            for (var time : times) {
                statement.setObject(++n, time);
            }
            statement.setBytes(++n, secretHash);
            statement.setObject(++n, times[0]);
            statement.setBytes(++n, secretHash);
            statement.setString(++n, CurrentRequest.id().map(RequestId::value).orElse(null));
            statement.setString(++n, client);
            try (var row = statement.executeQuery()) {
                var why = row.next() ? Optional.of(row.getString("why")) : Optional.<String>empty();
                known.put(key, why);
                return why;
            }
        } catch (SQLException e) {
            LOG.warn("event not stored: the use of an ended session or API token cause={}", e.getSQLState());
            return Optional.empty();
        }
    }
}
