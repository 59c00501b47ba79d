package dev.ebayconnector.postgres;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Opens the functions' connections, so that they work on a direct connection and behind a pooler in any mode. Nothing is
 * sent at the start that a pooler refuses (PgBouncer refuses {@code options}), and nothing is set on a session that other
 * clients may get next. The functions' pool and {@code diagnose} use it alike.
 */
public final class ConnectionSource implements DataSource {

    private final ConnectionLimits limits;
    private final String application;
    private final Supplier<Optional<DatabaseUrl>> renewed;
    private volatile DatabaseUrl url;

    /**
     * Opens nothing yet.
     *
     * @param application the name in {@code pg_stat_activity}
     */
    public ConnectionSource(DatabaseUrl url, ConnectionLimits limits, String application) {
        this(url, limits, application, Optional::empty);
    }

    /**
     * Opens nothing yet.
     *
     * @param renewed asked when the server refuses the login; if it names another login, that one is tried, once
     */
    public ConnectionSource(
            DatabaseUrl url, ConnectionLimits limits, String application, Supplier<Optional<DatabaseUrl>> renewed) {
        this.url = url;
        this.limits = limits;
        this.application = application;
        this.renewed = renewed;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var tried = url;
        try {
            return open(tried);
        } catch (SQLException refused) {
            var next = isLoginRefused(refused)
                    ? renewed.get().filter(other -> !other.equals(tried))
                    : Optional.<DatabaseUrl>empty();
            if (next.isEmpty()) {
                throw refused;
            }
            url = next.get();
            return open(next.get());
        }
    }

    /** What the next attempt would meet as well, and not a server that cannot prove itself. */
    private static boolean isLoginRefused(SQLException failure) {
        var why = ConnectFailure.of(failure, "");
        return why.permanent() && !why.unproven();
    }

    private Connection open(DatabaseUrl url) throws SQLException {
        var connection = DriverManager.getConnection(url.jdbcUrl(), properties(url));
        try {
            OpenedConnection.prepare(connection, url, limits.statement());
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private Properties properties(DatabaseUrl url) {
        var driver = url.driverProperties();
        driver.setProperty("ApplicationName", application);
        driver.setProperty("connectTimeout", seconds(limits.connect()));
        driver.setProperty("loginTimeout", seconds(limits.login()));
        driver.setProperty("socketTimeout", seconds(limits.socket()));
        driver.setProperty("tcpKeepAlive", "true");
        // "Failing row contains …": a buyer's data would reach the log with the exception.
        driver.setProperty("logServerErrorDetail", "false");
        if (url.transactionPooler()) {
            driver.setProperty("prepareThreshold", "0");
        }
        return driver;
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    /** Logs in with the URL's own credentials only. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user stands in the URL");
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter writer) {
        // The driver logs by java.util.logging.
    }

    /** Ignored: {@link ConnectionLimits} has the limit, and HikariCP would set another. */
    @Override
    public void setLoginTimeout(int seconds) {
        // See above.
    }

    @Override
    public int getLoginTimeout() {
        return Math.toIntExact(limits.login().toSeconds());
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
