package dev.ebayconnector.core.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Factory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Makes the one pool of a function; Micronaut Data finds it by the name {@code default}. */
@Factory
class DatabaseWiring {

    private HikariDataSource pool;

    @Singleton
    @Named("default")
    DataSource pool(DatabaseSettings settings) {
        pool = ConnectionPool.of(settings);
        return pool;
    }

    /** Not left to the bean's own life cycle: Micronaut Data puts a proxy in its place, which cannot be closed. */
    @PreDestroy
    void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
