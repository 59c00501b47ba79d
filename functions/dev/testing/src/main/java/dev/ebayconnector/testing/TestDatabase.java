package dev.ebayconnector.testing;

import dev.ebayconnector.migrations.Migrations;
import dev.ebayconnector.testingpostgres.FaultProxy;
import dev.ebayconnector.testingpostgres.PostgresServer;
import java.io.IOException;

/**
 * A database in a real PostgreSQL with the production schema, for one test class. All tests of a JVM share one server
 * and one migrated template; a test that stops the server or fills it asks for a server of its own. A function's
 * connections have the rights of its own role only, see {@link TestRoles}.
 */
public final class TestDatabase implements AutoCloseable {

    /** The driver then sends the application's name with the login, where {@link TestRoles} needs it; PgBouncer refuses it. */
    private static final String NAME_AT_LOGIN = "&assumeMinServerVersion=9.0";

    private final PostgresServer server;
    private final String name;
    private final boolean ownServer;

    private TestDatabase(PostgresServer server, String name, boolean ownServer) {
        this.server = server;
        this.name = name;
        this.ownServer = ownServer;
        TestSession.database(url());
    }

    /** A database of its own on the server that all tests of this JVM share. */
    public static TestDatabase migrated() {
        var server = PostgresServer.shared();
        return new TestDatabase(server, server.createDatabase(Template.NAME), false);
    }

    /** A server of its own, which the test may stop, start and reconfigure. */
    public static TestDatabase onOwnServer() {
        return migrated(300);
    }

    /**
     * A server of its own, which the test may fill, stop, start and reconfigure.
     *
     * @param connections how many the server allows, three of them to its superuser alone
     */
    public static TestDatabase migrated(int connections) {
        var server = PostgresServer.start(connections);
        Migrations.migrate(server.url(PostgresServer.DEFAULT_DATABASE));
        TestRoles.prepare(server, PostgresServer.DEFAULT_DATABASE);
        return new TestDatabase(server, PostgresServer.DEFAULT_DATABASE, true);
    }

    /** For the superuser, in the driver's form. */
    public String url() {
        return server.url(name) + NAME_AT_LOGIN;
    }

    /** The same database through something that listens on another port. */
    public String urlThrough(FaultProxy proxy) {
        return urlThrough(proxy.port()) + NAME_AT_LOGIN;
    }

    /** The same database through something that listens on another port of this machine. */
    public String urlThrough(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=postgres&sslmode=disable";
    }

    /** The database's name on its server. */
    public String name() {
        return name;
    }

    public int port() {
        return server.port();
    }

    public PostgresServer server() {
        return server;
    }

    /** The first column of the first row as text, asked directly and through no proxy; null without a row. */
    public String ask(String sql) {
        return server.ask(name, sql);
    }

    public void execute(String sql) {
        server.execute(name, sql);
    }

    /** Blocks in the server's own time until the condition holds, at most ten seconds. */
    public void await(String condition) {
        server.await(name, condition);
    }

    /** Stops the server without waiting for its clients; only with a server of its own. */
    public void stop() {
        server.stop();
    }

    /** Starts the stopped server; returns when it answers. */
    public void start() {
        server.start();
    }

    @Override
    public void close() throws IOException {
        TestSession.forget(url());
        if (ownServer) {
            server.close();
        } else {
            server.dropDatabase(name);
        }
    }

    /** The migrated database that every test's database is copied from. */
    private static final class Template {

        static final String NAME = create();

        private static String create() {
            var server = PostgresServer.shared();
            server.execute(PostgresServer.DEFAULT_DATABASE, "CREATE DATABASE migrated");
            Migrations.migrate(server.url("migrated"));
            TestRoles.prepare(server, "migrated");
            return "migrated";
        }
    }
}
