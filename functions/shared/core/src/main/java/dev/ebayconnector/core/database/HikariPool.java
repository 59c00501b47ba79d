package dev.ebayconnector.core.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;

/** HikariCP and the driver under it, told the settings. */
final class HikariPool {

    /** HikariCP asks a connection whether it lives if it lay idle longer than this. Never: {@link Proof} does, and better. */
    private static final String ALIVE_BYPASS_WINDOW = "com.zaxxer.hikari.aliveBypassWindowMs";

    private HikariPool() {}

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
        pool.setDataSourceProperties(driver(settings));
    }

    /** As text: the driver overlooks a property that is anything else, without a word. */
    private static Properties driver(DatabaseSettings settings) {
        var bounds = settings.pool();
        var driver = new Properties();
        driver.setProperty("ApplicationName", settings.application());
        driver.setProperty("connectTimeout", Long.toString(bounds.connect().toSeconds()));
        driver.setProperty("loginTimeout", Long.toString(bounds.login().toSeconds()));
        driver.setProperty("socketTimeout", Long.toString(bounds.socket().toSeconds()));
        driver.setProperty("tcpKeepAlive", "true");
        // "Failing row contains …": a buyer's data would reach the log with the exception.
        driver.setProperty("logServerErrorDetail", "false");
        if (settings.url().transactionPooler()) {
            driver.setProperty("prepareThreshold", "0");
        } else {
            // A pooler passes start-up options to whichever server connection it has, or refuses them.
            driver.setProperty(
                    "options", "-c statement_timeout=" + bounds.statement().toMillis());
        }
        return driver;
    }
}
