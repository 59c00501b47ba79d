package dev.ebayconnector.migrations.schema;

import io.micronaut.flyway.FlywayConfigurationProperties;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The SQL scripts and how Flyway runs them.
 *
 * <p>micronaut-flyway migrates as soon as a context creates its DataSource, which is before this job has proven the
 * connection and taken its lock. So its configuration bean is used without a context, and nothing runs but what
 * it is told.
 */
public record Scripts(String location) {

    public static final Scripts OWN = new Scripts("classpath:db/migration");

    /** Scripts still to come, and those that a newer job applied, are no fault when migrating. */
    public Flyway forMigrating(DataSource dataSource, Callback callback) {
        return configuration(dataSource)
                .callbacks(callback)
                .ignoreMigrationPatterns("*:pending", "*:future", "repeatable:missing")
                .load();
    }

    public Flyway forReading(DataSource dataSource) {
        return configuration(dataSource).ignoreMigrationPatterns(new String[0]).load();
    }

    /** The highest version among the scripts; asks no database. */
    public String newest() {
        return new ReadSchema(configuration(null).load()).newest();
    }

    private FluentConfiguration configuration(DataSource dataSource) {
        FlywayConfigurationProperties properties = new FlywayConfigurationProperties("migrations");
        properties.setLocations(location);
        // One session-level lock on the session that runs the script. The transactional one would be a second, idle
        // transaction, for which CREATE INDEX CONCURRENTLY waits for ever.
        properties.setProperties(Map.of("flyway.postgresql.transactional.lock", "false"));
        return properties
                .getFluentConfiguration()
                .configuration(properties.getProperties())
                .dataSource(dataSource)
                .loggers("slf4j")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .baselineOnMigrate(false)
                .cleanDisabled(true)
                // Only an orphan of a killed job can hold Flyway's lock under ours; the deadline bounds the wait.
                .lockRetryCount(-1);
    }
}
