package dev.ebayconnector.privacy.erasure;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Writes events of erasures, which name no person, within the transaction that does what they tell of. */
final class ErasureEvents {

    private static final String INSERT = """
        INSERT INTO event_log (at, level, event, message, user_id, account_id, details)
        VALUES (?, ?, ?, ?, ?, ?, CAST(? AS jsonb))
        """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ErasureEvents() {}

    static void requested(Connection connection, UUID id, ErasureRequest request, Instant now) throws SQLException {
        Map<String, Object> details = Map.of(
                "erasure_id", id.toString(),
                "environment", request.environment(),
                "role", request.role().word(),
                "source", request.source().word());
        insert(
                connection,
                "INFO",
                "erasure.requested",
                "The erasure of a person was requested.",
                request.userId().orElse(null),
                request.accountId(),
                details,
                now);
    }

    static void done(Connection connection, Erasure erasure, Instant now) throws SQLException {
        Map<String, Object> details = Map.of("erasure_id", erasure.id().toString(), "rows", erasure.counts());
        insert(
                connection,
                "INFO",
                "erasure.done",
                "A person was erased, and nothing of them is left.",
                null,
                erasure.accountId(),
                details,
                now);
    }

    /** It is tried again, or has given up. */
    static void failed(Connection connection, Erasure erasure, String reason, ErasureStore.Failure failure, Instant now)
            throws SQLException {
        var details = new HashMap<String, Object>(
                Map.of("erasure_id", erasure.id().toString(), "reason", reason, "failures", failure.failures()));
        if (failure.retryAt() == null) {
            insert(
                    connection,
                    "ERROR",
                    "erasure.gave_up",
                    "An erasure failed several times and is not tried again by itself; correct the reason and start it"
                            + " again.",
                    null,
                    erasure.accountId(),
                    details,
                    now);
            return;
        }
        details.put("retry_at", failure.retryAt().toString());
        insert(
                connection,
                "WARN",
                "erasure.failed",
                "An erasure did not end; it is tried again.",
                null,
                erasure.accountId(),
                details,
                now);
    }

    private static void insert(
            Connection connection,
            String level,
            String name,
            String message,
            UUID user,
            UUID account,
            Map<String, Object> details,
            Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setString(2, level);
            statement.setString(3, name);
            statement.setString(4, message);
            statement.setObject(5, user);
            statement.setObject(6, account);
            statement.setString(7, JSON.valueToTree(details).toString());
            statement.executeUpdate();
        }
    }
}
