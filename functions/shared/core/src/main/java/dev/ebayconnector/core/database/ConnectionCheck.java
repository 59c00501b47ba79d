package dev.ebayconnector.core.database;

import dev.ebayconnector.core.CurrentRequest;
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
            connection.setNetworkTimeout(
                    Runnable::run, Math.toIntExact(settings.pool().proof().toMillis()));
            var works = answers(connection);
            connection.setNetworkTimeout(
                    Runnable::run, Math.toIntExact(settings.pool().socket().toMillis()));
            return works;
        } catch (SQLException e) {
            return false;
        }
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

    private String name() {
        var name =
                CurrentRequest.id().map(id -> settings.application() + " " + id).orElse(settings.application());
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
