package dev.ebayconnector.testing;

import dev.ebayconnector.migrations.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

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

    @Override
    public void close() throws IOException {
        server.close();
    }
}
