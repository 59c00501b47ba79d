package dev.ebayconnector.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;

/**
 * What an opened connection is: direct, or through a pooler. PgBouncer and its kind give each client a key of their own
 * to cancel a statement with, whose process id is not that of the server process which answers; so one question tells
 * whether a pooler is there, whatever the URL says. It does not tell in which mode it works.
 */
public final class OpenedConnection {

    private OpenedConnection() {}

    /**
     * Whether the session is this client's alone. Otherwise nothing may be set on it, nor may a statement be prepared on
     * the server, because the next transaction may get another session and this session another client.
     *
     * @param connection opened by {@link ConnectionSource}, or a pool's wrapper of it
     */
    public static boolean isDirect(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getPrepareThreshold() > 0;
    }

    /** Whether a pooler answers in the server's place. One question, which leaves nothing behind. */
    public static boolean isPooled(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_backend_pid()");
                var row = statement.executeQuery()) {
            row.next();
            return row.getInt(1) != connection.unwrap(PGConnection.class).getBackendPID();
        }
    }

    /**
     * Sets the statement's limit if the connection is direct, and turns server-side prepared statements off if it is not.
     * One question does both: on a pooled session the limit is set for this statement's own transaction only.
     */
    static void prepare(Connection connection, DatabaseUrl url, Duration statementLimit) throws SQLException {
        if (url.transactionPooler()) {
            return;
        }
        var driver = connection.unwrap(PGConnection.class);
        try (var statement = connection.prepareStatement("""
            SELECT pg_backend_pid(),
                   CASE WHEN ? > 0 THEN set_config('statement_timeout', CAST(? AS text), pg_backend_pid() <> ?) END
            """)) {
            statement.setLong(1, statementLimit.toMillis());
            statement.setLong(2, statementLimit.toMillis());
            statement.setInt(3, driver.getBackendPID());
            try (var row = statement.executeQuery()) {
                row.next();
                if (row.getInt(1) != driver.getBackendPID()) {
                    driver.setPrepareThreshold(0);
                }
            }
        }
    }
}
