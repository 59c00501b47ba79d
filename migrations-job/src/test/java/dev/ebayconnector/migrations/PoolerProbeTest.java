package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.migrations.connect.PoolerProbe;
import dev.ebayconnector.testingpostgres.PgBouncer;
import dev.ebayconnector.testingpostgres.PgBouncer.PoolMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the job finds out about a pooler while others use it. */
class PoolerProbeTest {

    private final TestDatabase database = TestDatabase.fresh();

    /** Two jobs at once behind a pool of two would wait for each other for ever. */
    @Test
    void aSessionThatHasToWaitBecauseOthersHoldThePoolIsShared() throws Exception {
        try (var pooler = PgBouncer.before(
                        TestDatabase.port(),
                        PoolMode.TRANSACTION,
                        Map.of("owner", TestDatabase.PASSWORD),
                        Map.of("default_pool_size", "1"));
                var first = open(pooler);
                var other = open(pooler)) {
            boolean shared = PoolerProbe.sharesSessions(first, () -> {
                var second = open(pooler);
                other.setAutoCommit(false);
                other.createStatement().execute("SELECT 1");
                return second;
            });

            assertThat(shared).isTrue();
        }
    }

    /** Its answers are awaited for two seconds. */
    private Connection open(PgBouncer pooler) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + pooler.port() + "/" + database.name()
                + "?user=owner&sslmode=disable&prepareThreshold=0&socketTimeout=2");
    }
}
