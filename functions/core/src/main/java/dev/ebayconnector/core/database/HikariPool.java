package dev.ebayconnector.core.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** HikariCP and the driver under it, told the settings. */
final class HikariPool {

    /** HikariCP asks a connection whether it lives if it lay idle longer than this. Never: {@link Proof} does, and better. */
    private static final String ALIVE_BYPASS_WINDOW = "com.zaxxer.hikari.aliveBypassWindowMs";

    private HikariPool() {
    }

    static HikariDataSource of(DatabaseSettings settings) {
        System.setProperty(ALIVE_BYPASS_WINDOW, Long.toString(Long.MAX_VALUE));
        var pool = new HikariDataSource();
        configure(pool, settings);
        return pool;
    }

    private static void configure(HikariConfig pool, DatabaseSettings settings) {
        var url = settings.url();
        var bounds = settings.pool();
        pool.setPoolName(settings.application());
        pool.setJdbcUrl(url.jdbcUrl());
        pool.setUsername(url.user());
        pool.setPassword(url.password());
        pool.setMaximumPoolSize(bounds.maximumConnections());
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(bounds.idle().toMillis());
        pool.setMaxLifetime(bounds.life().toMillis());
        pool.setConnectionTimeout(bounds.borrow().toMillis());
        pool.setValidationTimeout(bounds.proof().toMillis());
        pool.setInitializationFailTimeout(-1);
        driver(pool, settings);
    }

    private static void driver(HikariConfig pool, DatabaseSettings settings) {
        var bounds = settings.pool();
        pool.addDataSourceProperty("ApplicationName", settings.application());
        pool.addDataSourceProperty("connectTimeout", bounds.connect().toSeconds());
        pool.addDataSourceProperty("loginTimeout", bounds.login().toSeconds());
        pool.addDataSourceProperty("socketTimeout", bounds.socket().toSeconds());
        pool.addDataSourceProperty("tcpKeepAlive", true);
        pool.addDataSourceProperty("reWriteBatchedInserts", true);
        if (settings.url().transactionPooler()) {
            pool.addDataSourceProperty("prepareThreshold", 0);
        } else {
            // A pooler passes start-up options to whichever server connection it has, or refuses them.
            pool.addDataSourceProperty("options", "-c statement_timeout=" + bounds.statement().toMillis());
        }
    }
}
