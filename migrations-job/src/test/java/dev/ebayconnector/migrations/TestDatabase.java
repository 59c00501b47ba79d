package dev.ebayconnector.migrations;

import dev.ebayconnector.testingpostgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A fresh database per test, all on one server that lives as long as the test process. */
final class TestDatabase {

    static final String PASSWORD = "hunter2-is-secret";
    private static final PostgresServer SERVER = start();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    static TestDatabase fresh() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        SERVER.execute(PostgresServer.DEFAULT_DATABASE, "CREATE DATABASE " + name + " OWNER owner");
        return new TestDatabase(name);
    }

    /** As a physical backup of this moment; nothing may be connected. */
    TestDatabase copy() {
        String copied = "t" + UUID.randomUUID().toString().replace("-", "");
        SERVER.execute(PostgresServer.DEFAULT_DATABASE, "CREATE DATABASE " + copied + " OWNER owner TEMPLATE " + name);
        return new TestDatabase(copied);
    }

    String url() {
        return urlFor("owner", PASSWORD, name);
    }

    static String urlFor(String user, String password, String database) {
        return "postgres://" + user + ":" + password + "@localhost:" + SERVER.port() + "/" + database;
    }

    static int port() {
        return SERVER.port();
    }

    String name() {
        return name;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(ownerUrl());
    }

    void executeAsSuperuser(String sql) {
        SERVER.execute(name, sql);
    }

    void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    String ask(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** Blocks in the server's own time until the question is answered with true, at most ten seconds. */
    void await(String question) {
        execute("""
            DO $$ BEGIN
              FOR i IN 1..1000 LOOP
                PERFORM pg_stat_clear_snapshot();
                IF (%s) THEN RETURN; END IF;
                PERFORM pg_sleep(0.01);
              END LOOP;
              RAISE EXCEPTION 'never became true';
            END $$\
            """.formatted(question));
    }

    String advisoryLocks() throws SQLException {
        return ask("SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
                + " WHERE l.locktype = 'advisory' AND d.datname = current_database()");
    }

    private String ownerUrl() {
        return "jdbc:postgresql://localhost:" + SERVER.port() + "/" + name + "?user=owner&password=" + PASSWORD;
    }

    private static PostgresServer start() {
        var server = PostgresServer.start(60);
        server.execute(PostgresServer.DEFAULT_DATABASE, "CREATE ROLE owner LOGIN PASSWORD '" + PASSWORD + "'");
        // A test of wrong passwords needs a server that asks for one.
        server.replaceLoginRules(
                "host all owner 127.0.0.1/32 scram-sha-256",
                "host all owner ::1/128 scram-sha-256",
                "host all all 127.0.0.1/32 trust",
                "host all all ::1/128 trust",
                "local all all trust");
        return server;
    }
}
