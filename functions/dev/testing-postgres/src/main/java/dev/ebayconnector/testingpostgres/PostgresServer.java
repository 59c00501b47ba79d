package dev.ebayconnector.testingpostgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL server on this machine. It trusts every local login, and {@code postgres} is its superuser. */
public final class PostgresServer implements AutoCloseable {

    /** The database that every server starts with. */
    public static final String DEFAULT_DATABASE = "postgres";

    private static final String SUPERUSER = "postgres";

    private final AtomicInteger databases = new AtomicInteger();
    private final EmbeddedPostgres server;
    private final boolean shared;
    private final ServerProcess process;

    private PostgresServer(EmbeddedPostgres server, boolean shared) {
        this.server = server;
        this.shared = shared;
        this.process = new ServerProcess(() -> ask(DEFAULT_DATABASE, "SHOW data_directory"));
    }

    /**
     * The server that all tests of this JVM share. It starts at the first call and stops with the JVM; a test takes a
     * database of its own from {@link #createDatabase}, and must not stop or reconfigure the server.
     */
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    /** A server for one test alone, which the test may stop, start and reconfigure. */
    public static PostgresServer start(int maximumConnections) {
        return start(Map.of("max_connections", Integer.toString(maximumConnections)));
    }

    /** @param configuration parameters of {@code postgresql.conf} */
    public static PostgresServer start(Map<String, String> configuration) {
        return start(configuration, false);
    }

    private static PostgresServer start(Map<String, String> configuration, boolean shared) {
        var builder = EmbeddedPostgres.builder().setServerConfig("fsync", "off");
        configuration.forEach(builder::setServerConfig);
        try {
            return new PostgresServer(builder.start(), shared);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the template, to which nothing may be connected, and returns the new database's name. */
    public String createDatabase(String template) {
        var name = "test_" + databases.incrementAndGet();
        execute(DEFAULT_DATABASE, "CREATE DATABASE " + name + " TEMPLATE " + template);
        return name;
    }

    /** Ends all sessions in the database and removes it. */
    public void dropDatabase(String name) {
        execute(DEFAULT_DATABASE, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    /** For the superuser, in the driver's form. */
    public String url(String database) {
        return server.getJdbcUrl(SUPERUSER, database);
    }

    public int port() {
        return server.getPort();
    }

    /** The first column of the first row as text; null without a row. */
    public String ask(String database, String sql) {
        try (var connection = DriverManager.getConnection(url(database));
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String database, String sql) {
        try (var connection = DriverManager.getConnection(url(database));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Blocks in the server's own time until the condition holds, at most ten seconds. */
    public void await(String database, String condition) {
        execute(database, """
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

    /** Replaces {@code pg_hba.conf} by these lines and applies it; only for a server that is not shared. */
    public void replaceLoginRules(String... lines) {
        refuseIfShared();
        var values = new StringBuilder();
        for (var line : lines) {
            values.append(values.isEmpty() ? "('" : ", ('").append(line).append("')");
        }
        execute(DEFAULT_DATABASE, """
            CREATE TEMP TABLE hba (line text);
            INSERT INTO hba VALUES %s;
            DO $$ BEGIN
              EXECUTE format('COPY hba TO %%L', current_setting('hba_file'));
            END $$;
            SELECT pg_reload_conf()\
            """.formatted(values));
        await(DEFAULT_DATABASE, "(SELECT count(*) FROM pg_hba_file_rules) = " + lines.length);
    }

    /** Offers TLS with this certificate to new connections; only for a server that is not shared. */
    public void offerTls(TestCertificate certificate) {
        refuseIfShared();
        setAlways("ssl_cert_file", certificate.certificate().toString());
        setAlways("ssl_key_file", certificate.key().toString());
        setAlways("ssl", "on");
        awaitConfiguration("ssl_cert_file", certificate.certificate().toString());
        awaitConfiguration("ssl", "on");
    }

    /** Offers no TLS to new connections any more. */
    public void refuseTls() {
        refuseIfShared();
        setAlways("ssl", "off");
        awaitConfiguration("ssl", "off");
    }

    private void setAlways(String parameter, String value) {
        execute(DEFAULT_DATABASE, "ALTER SYSTEM SET " + parameter + " = '" + value + "'");
    }

    /** The server reads its configuration some time after it was told to; each question is a new connection. */
    private void awaitConfiguration(String parameter, String value) {
        execute(DEFAULT_DATABASE, "SELECT pg_reload_conf()");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!value.equals(ask(DEFAULT_DATABASE, "SHOW " + parameter))) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(parameter + " was not changed");
            }
            Thread.onSpinWait();
        }
    }

    /** Stops the server without waiting for its clients ("fast shutdown"); only for a server that is not shared. */
    public void stop() {
        refuseIfShared();
        process.stop();
    }

    /** Starts the stopped server; returns when it answers. */
    public void start() {
        process.start(() -> ask(DEFAULT_DATABASE, "SELECT 1"));
    }

    private void refuseIfShared() {
        if (shared) {
            throw new IllegalStateException("other tests use this server as well: start one for this test");
        }
    }

    @Override
    public void close() throws IOException {
        refuseIfShared();
        server.close();
    }

    private static final class Shared {
        static final PostgresServer SERVER = start(Map.of("max_connections", "300"), true);
    }
}
