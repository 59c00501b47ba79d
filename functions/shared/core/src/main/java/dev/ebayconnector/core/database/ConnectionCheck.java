package dev.ebayconnector.core.database;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.TraceParent;
import dev.ebayconnector.postgres.OpenedConnection;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * One round trip that shows whether a pooled connection still works. On a direct connection the same round trip sets the
 * session's name to the request's; behind a pooler the name would stay for the next client.
 */
final class ConnectionCheck {

    private static final String NAME = "ApplicationName";

    /** PostgreSQL cuts longer names. */
    private static final int LONGEST_NAME = 63;

    private final DatabaseSettings settings;

    ConnectionCheck(DatabaseSettings settings) {
        this.settings = settings;
    }

    boolean passes(Connection connection) {
        try {
            return by(connection, this::answers);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Lets the caller's read be the round trip; a connection that does not answer in time fails it. */
    <T> T by(Connection connection, ConnectionRead<T> read) throws SQLException {
        connection.setNetworkTimeout(
                Runnable::run, Math.toIntExact(settings.pool().proof().toMillis()));
        var result = read.of(connection);
        connection.setNetworkTimeout(
                Runnable::run, Math.toIntExact(settings.pool().socket().toMillis()));
        return result;
    }

    /** The driver keeps a shorter network time-out than the whole seconds it is asked with here. */
    private boolean answers(Connection connection) throws SQLException {
        var name = name();
        if (!OpenedConnection.isDirect(connection) || name.equals(connection.getClientInfo(NAME))) {
            return connection.isValid(1);
        }
        connection.setClientInfo(NAME, name);
        return true;
    }

    /** Nothing if the trace has the request's id, as every trace has that the edge began. */
    private static String traceBeside(RequestId id) {
        return CurrentRequest.trace()
                .map(TraceParent::traceId)
                .filter(trace -> !trace.equals(id.value().replace("-", "")))
                .map(trace -> " " + trace)
                .orElse("");
    }

    /** Function, request and trace, as far as there is room. */
    private String name() {
        var name = settings.application()
                + CurrentRequest.id().map(id -> " " + id + traceBeside(id)).orElse("");
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
