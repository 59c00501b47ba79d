package dev.ebayconnector.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.TestDatabase;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class SchemaVersionTest {

    @Test
    void theExpectedVersionIsTheNewestThatTheMigrationsJobBrings() throws Exception {
        try (var database = TestDatabase.migrated();
                var connection = DriverManager.getConnection(database.url());
                var rows = connection.createStatement().executeQuery("""
                    SELECT version FROM schema_version
                    """)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo(SchemaVersion.EXPECTED);
        }
    }
}
