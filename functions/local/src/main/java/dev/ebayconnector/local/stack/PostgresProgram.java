package dev.ebayconnector.local.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * PostgreSQL in a process of its own, so that the server is stopped and its directory removed
 * even when the program that wanted it is killed: arguments are the port and, to keep the data, a directory.
 */
public final class PostgresProgram {
    static final String DATABASE = "ebay_connector";
    private static final String SUPERUSER = "postgres";

    private PostgresProgram() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(Integer.parseInt(arguments[0]))
                .setPGStartupWait(Duration.ofSeconds(45))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("timezone", "UTC");
        if (arguments.length > 1) {
            builder.setDataDirectory(Path.of(arguments[1])).setCleanDataDirectory(false);
        }
        EmbeddedPostgres server = builder.start();
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            createDatabase(connection);
            System.out.println("READY {\"version\":\"" + connection.getMetaData().getDatabaseProductVersion() + "\"}");
        }
        untilInputCloses(System.in);
        System.exit(0); // the server's own shutdown hook stops it
    }

    private static void createDatabase(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            if (found.next()) {
                return;
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + SUPERUSER + " ENCODING 'UTF8' TEMPLATE template0");
        }
    }

    private static void untilInputCloses(InputStream input) throws IOException {
        input.transferTo(OutputStream.nullOutputStream());
    }
}
