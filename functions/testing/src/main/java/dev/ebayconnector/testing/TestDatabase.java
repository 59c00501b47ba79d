package dev.ebayconnector.testing;

import dev.ebayconnector.migrations.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A real PostgreSQL with the production schema, for one test class. */
public final class TestDatabase implements AutoCloseable {

    private final EmbeddedPostgres server;

    private TestDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    public static TestDatabase migrated() throws IOException {
        var database = new TestDatabase(EmbeddedPostgres.start());
        Migrations.migrate(database.url());
        return database;
    }

    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** The same database through something that listens on another port. */
    public String urlThrough(FaultProxy proxy) {
        return "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/postgres?user=postgres&sslmode=disable";
    }

    public int port() {
        return server.getPort();
    }

    /** The first column of the first row as text, asked past any proxy; null without a row. */
    public String ask(String sql) {
        try (var connection = DriverManager.getConnection(url());
             var statement = connection.createStatement();
             var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String sql) {
        try (var connection = DriverManager.getConnection(url()); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
