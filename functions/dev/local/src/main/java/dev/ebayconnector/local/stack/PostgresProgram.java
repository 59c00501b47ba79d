package dev.ebayconnector.local.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * PostgreSQL in its own process, so that the server is stopped and its directory deleted even when the program that
 * started it is killed. The arguments are the port and, to keep the data, a directory.
 */
public final class PostgresProgram {
    static final String DATABASE = "ebay_connector";
    private static final String SUPERUSER = "postgres";

    private PostgresProgram() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        boolean kept = arguments.length > 1;
        Path data = kept
                ? Files.createDirectories(Path.of(arguments[1]))
                : Files.createTempDirectory("ebay-connector-postgres-");
        AtomicReference<EmbeddedPostgres> server = new AtomicReference<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server.get(), kept, data)));
        server.set(builder(Integer.parseInt(arguments[0]), data).start());
        try (Connection connection = server.get().getPostgresDatabase().getConnection()) {
            createDatabase(connection);
            System.out.println(
                    "READY {\"version\":\"" + connection.getMetaData().getDatabaseProductVersion() + "\"}");
        }
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static EmbeddedPostgres.Builder builder(int port, Path data) {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(45))
                .setDataDirectory(data.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("timezone", "UTC");
    }

    private static void stop(EmbeddedPostgres server, boolean kept, Path data) {
        try {
            if (server != null) {
                server.close();
            }
            if (!kept) {
                Directories.delete(data);
            }
        } catch (IOException e) {
            System.err.println("PostgreSQL did not stop cleanly: " + e.getMessage());
        }
    }

    private static void createDatabase(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            if (found.next()) {
                return;
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE DATABASE " + DATABASE + " OWNER " + SUPERUSER + " ENCODING 'UTF8' TEMPLATE template0");
        }
    }
}
