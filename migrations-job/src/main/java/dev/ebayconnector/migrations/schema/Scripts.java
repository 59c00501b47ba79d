package dev.ebayconnector.migrations.schema;

import io.micronaut.flyway.FlywayConfigurationProperties;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern VERSIONED = Pattern.compile("db/migration/V(\\d+)__.*\\.sql");

    private static final String IN_JAR = "jar:";

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

    /** The highest version among this job's own scripts; asks no database. */
    public static String newestVersion() {
        try {
            return names(place()).stream()
                    .map(VERSIONED::matcher)
                    .filter(Matcher::matches)
                    .map(name -> name.group(1))
                    .max(String::compareTo)
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException("the job's own scripts cannot be listed", e);
        }
    }

    /** The jar or the folder of this class. A class of an AOT cache names the jar of the training as its own. */
    private static Path place() {
        var name = Scripts.class.getName().replace('.', '/') + ".class";
        var file = Scripts.class.getClassLoader().getResource(name).toString();
        var root = file.substring(0, file.length() - name.length());
        return Path.of(URI.create(root.startsWith(IN_JAR) ? root.substring(IN_JAR.length(), root.length() - 2) : root));
    }

    private static List<String> names(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (var files = Files.list(place.resolve("db/migration"))) {
                return files.map(file -> "db/migration/" + file.getFileName()).toList();
            }
        }
        try (var jar = new JarFile(place.toFile())) {
            return jar.stream().map(JarEntry::getName).toList();
        }
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
