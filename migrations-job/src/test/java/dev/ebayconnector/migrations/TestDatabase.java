package dev.ebayconnector.migrations;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A fresh database per test, all on one server that lives as long as the test process. */
final class TestDatabase {

    static final String PASSWORD = "hunter2-is-secret";
    private static final EmbeddedPostgres SERVER = start();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    static TestDatabase fresh() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        run(SERVER.getJdbcUrl("postgres", "postgres"), "CREATE DATABASE " + name + " OWNER owner");
        return new TestDatabase(name);
    }

    String url() {
        return urlFor("owner", PASSWORD, name);
    }

    static String urlFor(String user, String password, String database) {
        return "postgres://" + user + ":" + password + "@localhost:" + SERVER.getPort() + "/" + database;
    }

    String name() {
        return name;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(SERVER.getJdbcUrl("owner", name) + "&password=" + PASSWORD);
    }

    void execute(String sql) {
        run(SERVER.getJdbcUrl("owner", name) + "&password=" + PASSWORD, sql);
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

    private static void run(String jdbcUrl, String sql) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "60")
                    .start();
            String admin = server.getJdbcUrl("postgres", "postgres");
            run(admin, "CREATE ROLE owner LOGIN PASSWORD '" + PASSWORD + "'");
            requirePasswords(server, admin);
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The embedded server trusts everybody; a test of wrong passwords needs one that asks the owner for his. */
    private static void requirePasswords(EmbeddedPostgres server, String admin) {
        run(admin, """
            CREATE TEMP TABLE hba (line text);
            INSERT INTO hba VALUES ('host all owner 127.0.0.1/32 scram-sha-256'),
                ('host all owner ::1/128 scram-sha-256'), ('host all all 127.0.0.1/32 trust'),
                ('host all all ::1/128 trust'), ('local all all trust');
            DO $$ BEGIN
              EXECUTE format('COPY hba TO %L', current_setting('hba_file'));
            END $$;
            SELECT pg_reload_conf()\
            """);
    }
}
