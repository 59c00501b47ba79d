package dev.ebayconnector.local.queries;

import dev.ebayconnector.local.reads.BulkData;
import dev.ebayconnector.testing.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One database with {@link BulkData}, for all tests of this JVM that only read. It ends with the JVM. */
final class LargeStore {

    private LargeStore() {}

    static TestDatabase database() {
        return Loaded.DATABASE;
    }

    private static final class Loaded {

        static final TestDatabase DATABASE = load();

        private static TestDatabase load() {
            var database = TestDatabase.migrated();
            try (var connection = DriverManager.getConnection(database.url())) {
                BulkData.load(connection, BulkData.ORDERS);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return database;
        }
    }
}
