package dev.ebayconnector.migrations.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ebayconnector.postgres.ConnectionLimits;
import dev.ebayconnector.postgres.ConnectionSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/** Opens this run's database sessions. All carry one name of their own, by which the run can end them. */
public final class Sessions {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private final MigrationsSettings settings;
    private final String name = "migrations-job " + UUID.randomUUID().toString().substring(0, 8);

    public Sessions(MigrationsSettings settings) {
        this.settings = settings;
    }

    /** A session for short statements: every answer is awaited for at most ten seconds, or the limit if shorter. */
    public Connection open(Duration limit) throws SQLException {
        var shorter = limit.compareTo(CONNECT_LIMIT) < 0 ? limit : CONNECT_LIMIT;
        // The driver counts whole seconds, and takes zero for no limit.
        var bound = shorter.toSeconds() < 1 ? Duration.ofSeconds(1) : shorter;
        return source(bound, bound).getConnection();
    }

    /** Sessions to read from, on which nothing is set. */
    public DataSource forReading() {
        return source(CONNECT_LIMIT, CONNECT_LIMIT);
    }

    /** The sessions in which scripts run. Opens nothing before the first use. */
    public HikariDataSource forScripts() {
        var config = new HikariConfig();
        config.setPoolName("migrations");
        config.setDataSource(new ScriptSource(source(CONNECT_LIMIT, Duration.ZERO)));
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(CONNECT_LIMIT.toMillis());
        config.setConnectionInitSql(limits());
        return new HikariDataSource(config);
    }

    /**
     * The last line lets the server notice, from version 14 on, that the job was killed in the middle of a long
     * statement: without it the statement would run on and hold its locks to its end.
     */
    private String limits() {
        return "SET lock_timeout = " + settings.lockTimeout().toMillis()
                + "; SET statement_timeout = " + settings.statementTimeout().toMillis()
                + "; SELECT set_config(name, '1s', false) FROM pg_settings WHERE name ="
                + " 'client_connection_check_interval'";
    }

    /** Ends whatever this run still has running; the server rolls back what is not committed. */
    public void terminate() throws SQLException {
        String sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE application_name = ? AND pid <> pg_backend_pid()";
        try (Connection connection = open(Duration.ofSeconds(5));
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.execute();
        }
    }

    public static void prove(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    /** Without a statement limit of its own: scripts set theirs, and short statements have the socket's. */
    private ConnectionSource source(Duration connect, Duration socket) {
        var limits = new ConnectionLimits(connect, connect, Duration.ZERO, socket);
        return new ConnectionSource(settings.url(), limits, name);
    }
}
