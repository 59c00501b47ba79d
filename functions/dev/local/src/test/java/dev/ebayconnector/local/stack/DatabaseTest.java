package dev.ebayconnector.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {
    @TempDir
    private Path directory;

    @Test
    void keptDataIsAvailableAfterARestart() throws Exception {
        StackOptions options = options(Optional.of(directory.resolve("data")), Map.of());
        try (Database database = Database.open(options, log());
                Connection connection = connect(database)) {
            connection.createStatement().execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (Database database = Database.open(options, log());
                Connection connection = connect(database);
                var rows = connection.createStatement().executeQuery("SELECT answer FROM kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void theServerProcessEndsWithTheStack() throws Exception {
        long others = postgresProcesses();
        try (var _ = Database.open(options(Optional.empty(), Map.of()), log())) {
            assertThat(postgresProcesses()).isGreaterThan(others);
        }
        assertThat(postgresProcesses()).isEqualTo(others);
    }

    @Test
    void theUrlsOfTheEnvironmentReplaceItAndOneIsEnough() throws InterruptedException {
        String pooled = "postgres://u:p@pool:6543/d";
        String direct = "postgres://u:p@direct:5432/d";
        assertUrls(Map.of("DATABASE_URL", pooled, "MIGRATIONS_URL", direct), pooled, direct);
        assertUrls(Map.of("DATABASE_URL", direct), direct, direct);
        assertUrls(Map.of("MIGRATIONS_URL", direct), direct, direct);
    }

    private void assertUrls(Map<String, String> environment, String url, String migrationsUrl)
            throws InterruptedException {
        try (Database database = Database.open(options(Optional.empty(), environment), log())) {
            assertThat(database.url()).isEqualTo(url);
            assertThat(database.migrationsUrl()).isEqualTo(migrationsUrl);
            assertThat(database.toString()).doesNotContain("p@");
        }
    }

    private static long postgresProcesses() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("java"))
                        .isPresent())
                .count();
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + database.url().replaceFirst("//[^@]+@", "//"), "postgres", "local");
    }

    private StackOptions options(Optional<Path> data, Map<String, String> environment) {
        return new StackOptions(directory, data, Ports.choose(new Properties()), 1, environment);
    }

    private Path log() {
        return directory.resolve("postgres.log");
    }
}
