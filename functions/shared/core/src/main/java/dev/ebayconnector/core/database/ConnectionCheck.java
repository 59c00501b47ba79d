package dev.ebayconnector.core.database;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.TraceParent;
import dev.ebayconnector.postgres.OpenedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * One round trip that shows whether a pooled connection still works. On a direct connection the same round trip sets the
 * session's name to the request's; behind a pooler the name would stay for the next client.
 */
final class ConnectionCheck {

    private static final String NAME = "ApplicationName";

    /** PostgreSQL cuts longer names. */
    private static final int LONGEST_NAME = 63;

    private final DatabaseSettings settings;
    private final Answered answered = new Answered();

    ConnectionCheck(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** Asks nothing if the connection answered a read of the same request a moment ago. */
    boolean passes(Connection connection) {
        try {
            var name = toSet(connection);
            if (name.isEmpty() && answered.isRecent(connection)) {
                return true;
            }
            patiently(connection, () -> answers(connection, name));
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Lets a read be the round trip; a connection that does not answer in time fails it. */
    <T> T by(Connection connection, BoundRead read, ResultReader<T> result) throws SQLException {
        var name = toSet(connection);
        var made = patiently(connection, () -> read.on(connection, name, result));
        answered.now(connection);
        return made;
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }

    /** No longer than a check may take. */
    private <T> T patiently(Connection connection, Question<T> question) throws SQLException {
        connection.setNetworkTimeout(
                Runnable::run, Math.toIntExact(settings.pool().proof().toMillis()));
        var answer = question.ask();
        connection.setNetworkTimeout(
                Runnable::run, Math.toIntExact(settings.pool().socket().toMillis()));
        return answer;
    }

    /** The driver keeps a shorter network time-out than the whole seconds it is asked with here. */
    private static Void answers(Connection connection, Optional<String> name) throws SQLException {
        if (name.isPresent()) {
            connection.setClientInfo(NAME, name.get());
        } else if (!connection.isValid(1)) {
            throw new SQLException("the connection did not answer", "08006");
        }
        return null;
    }

    /** Empty if the session has the name already, or must not get one. */
    private Optional<String> toSet(Connection connection) throws SQLException {
        if (!OpenedConnection.isDirect(connection)) {
            return Optional.empty();
        }
        var name = name();
        return name.equals(connection.getClientInfo(NAME)) ? Optional.empty() : Optional.of(name);
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
