package dev.ebayconnector.testing;

import dev.ebayconnector.migrations.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A real PostgreSQL with the production schema, for one test class. */
public final class TestDatabase implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final ServerProcess process;

    private TestDatabase(EmbeddedPostgres server) {
        this.server = server;
        this.process = new ServerProcess(() -> ask("SHOW data_directory"));
    }

    public static TestDatabase migrated() throws IOException {
        return migrated(300);
    }

    /** @param connections how many the server allows, three of them to its superuser alone */
    public static TestDatabase migrated(int connections) throws IOException {
        var database = new TestDatabase(EmbeddedPostgres.builder()
                .setServerConfig("max_connections", Integer.toString(connections))
                .start());
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
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Blocks in the server's own time until the condition holds, at most ten seconds. */
    public void await(String condition) {
        execute("""
            DO $$ BEGIN
              FOR i IN 1..1000 LOOP
                PERFORM pg_stat_clear_snapshot();
                IF %s THEN RETURN; END IF;
                PERFORM pg_sleep(0.01);
              END LOOP;
              RAISE EXCEPTION 'never became true';
            END $$\
            """.formatted(condition));
    }

    /** Stops the server as an administrator does who does not wait for its clients. */
    public void stop() {
        process.stop();
    }

    /** Starts the stopped server; returns when it answers. */
    public void start() {
        process.start(() -> ask("SELECT 1"));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
