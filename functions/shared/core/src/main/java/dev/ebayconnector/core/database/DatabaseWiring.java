package dev.ebayconnector.core.database;

import dev.ebayconnector.core.metrics.Metrics;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.crac.Core;

/** Makes the one pool of a function; Micronaut Data finds it by the name {@code default}. */
@Factory
class DatabaseWiring {

    @Singleton
    @Bean(preDestroy = "close")
    ConnectionPool pool(DatabaseSettings settings, Metrics metrics) {
        var pool = new ConnectionPool(settings, new PoolMeter(metrics));
        Core.getGlobalContext().register(pool);
        return pool;
    }

    @Singleton
    @Named("default")
    DataSource dataSource(ConnectionPool pool) {
        return new PooledDataSource(pool);
    }
}
