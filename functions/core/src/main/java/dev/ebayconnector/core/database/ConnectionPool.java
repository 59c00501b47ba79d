package dev.ebayconnector.core.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** The pool's settings, each against a fault that a platform in between causes. {@code docs/configuration.md} has the list. */
final class ConnectionPool {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration VALIDATION = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration LIFE = Duration.ofSeconds(240);
    private static final Duration STATEMENT = Duration.ofSeconds(20);
    private static final Duration SOCKET = Duration.ofSeconds(25);

    /** HikariCP asks a connection whether it lives only if it lay idle longer than this; zero means at every borrow. */
    private static final String ALIVE_BYPASS_WINDOW = "com.zaxxer.hikari.aliveBypassWindowMs";

    private ConnectionPool() {
    }

    /** Opens nothing yet: the first connection is made at the first borrow. */
    static HikariDataSource of(DatabaseSettings settings) {
        System.setProperty(ALIVE_BYPASS_WINDOW, "0");
        var pool = new HikariDataSource();
        configure(pool, settings);
        return pool;
    }

    private static void configure(HikariConfig pool, DatabaseSettings settings) {
        var url = settings.url();
        pool.setPoolName(settings.application());
        pool.setJdbcUrl(url.jdbcUrl());
        pool.setUsername(url.user());
        pool.setPassword(url.password());
        pool.setMaximumPoolSize(settings.maximumConnections());
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(IDLE.toMillis());
        pool.setMaxLifetime(LIFE.toMillis());
        pool.setConnectionTimeout(CONNECT.toMillis());
        pool.setValidationTimeout(VALIDATION.toMillis());
        pool.setInitializationFailTimeout(-1);
        driver(pool, settings);
    }

    private static void driver(HikariConfig pool, DatabaseSettings settings) {
        pool.addDataSourceProperty("ApplicationName", settings.application());
        pool.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
        pool.addDataSourceProperty("socketTimeout", SOCKET.toSeconds());
        pool.addDataSourceProperty("tcpKeepAlive", true);
        pool.addDataSourceProperty("reWriteBatchedInserts", true);
        if (settings.url().transactionPooler()) {
            pool.addDataSourceProperty("prepareThreshold", 0);
        } else {
            // A pooler passes start-up options to whichever server connection it has, or refuses them.
            pool.addDataSourceProperty("options", "-c statement_timeout=" + STATEMENT.toMillis());
        }
    }
}
