package dev.ebayconnector.core.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import dev.ebayconnector.postgres.ConnectionSource;

/** HikariCP with the settings of a function. */
final class HikariPool {

    /** HikariCP checks a connection that was idle for longer than this. Never: {@link ConnectionCheck} checks each one. */
    private static final String ALIVE_BYPASS_WINDOW = "com.zaxxer.hikari.aliveBypassWindowMs";

    private HikariPool() {}

    static HikariDataSource of(DatabaseSettings settings, IMetricsTracker meter) {
        System.setProperty(ALIVE_BYPASS_WINDOW, Long.toString(Long.MAX_VALUE));
        var pool = new HikariDataSource();
        configure(pool, settings);
        pool.setMetricsTrackerFactory((_, _) -> meter);
        return pool;
    }

    private static void configure(HikariConfig pool, DatabaseSettings settings) {
        var bounds = settings.pool();
        pool.setPoolName(settings.application());
        pool.setDataSource(
                new ConnectionSource(settings.url(), bounds.limits(), settings.application(), settings.renewed()));
        pool.setMaximumPoolSize(bounds.maximumConnections());
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(bounds.idle().toMillis());
        pool.setMaxLifetime(bounds.life().toMillis());
        pool.setConnectionTimeout(bounds.borrow().toMillis());
        pool.setValidationTimeout(bounds.proof().toMillis());
        pool.setInitializationFailTimeout(-1);
    }
}
