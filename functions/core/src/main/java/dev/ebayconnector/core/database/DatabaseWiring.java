package dev.ebayconnector.core.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Makes the one pool of a function; Micronaut Data finds it by the name {@code default}. */
@Factory
final class DatabaseWiring {

    @Singleton
    @Named("default")
    @Bean(preDestroy = "close", typed = {DataSource.class, HikariDataSource.class})
    HikariDataSource pool(DatabaseSettings settings) {
        return ConnectionPool.of(settings);
    }
}
