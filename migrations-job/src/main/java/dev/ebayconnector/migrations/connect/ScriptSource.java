package dev.ebayconnector.migrations.connect;

import dev.ebayconnector.postgres.ConnectionSource;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The sessions in which scripts run, each of which is reset before it is closed. A pooler gives the server's session to
 * the next client, who must not inherit this job's time-outs, settings or locks.
 */
final class ScriptSource implements DataSource {

    private static final String RESET = "ROLLBACK; RESET ALL; SELECT pg_advisory_unlock_all()";

    private final ConnectionSource source;

    ScriptSource(ConnectionSource source) {
        this.source = source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = source.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        reset(connection);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    /** A session that cannot be reset any more was ended, and took its settings and locks with it. */
    private static void reset(Connection connection) {
        try {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
                try (var statement = connection.createStatement()) {
                    statement.execute(RESET);
                }
            }
        } catch (SQLException ended) {
            // See above.
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return source.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) {
        source.setLogWriter(writer);
    }

    @Override
    public void setLoginTimeout(int seconds) {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return source.isWrapperFor(type);
    }
}
