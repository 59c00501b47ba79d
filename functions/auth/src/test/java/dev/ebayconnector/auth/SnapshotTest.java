package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.JniHelper;
import dev.ebayconnector.testing.FaultTable;
import dev.ebayconnector.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** SnapStart, by the hooks that AWS's runtime client calls around a snapshot. */
class SnapshotTest {

    private static final String SESSIONS =
            "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'connector-auth%'";

    @Test
    void nothingIsOpenInASnapshotAndTheFirstRequestAfterItWorks() throws Exception {
        // Before a snapshot AWS's runtime client also empties the cache of host names, by native code.
        JniHelper.load();
        try (var database = TestDatabase.migrated();
                var scene = new AuthScene(database)) {
            scene.fillPool();
            assertThat(database.ask(SESSIONS)).isEqualTo("2");
            // The registration must outlive the garbage collections of a long initialisation.
            System.gc();
            Core.getGlobalContext().beforeCheckpoint(null);
            database.await("NOT EXISTS (" + SESSIONS.replace("count(*)", "1") + ")");
            assertThat(scene.pool().figures().open()).isZero();
            assertThat(scene.proxy.open()).isZero();
            Core.getGlobalContext().afterRestore(null);
            var first = scene.users();
            FaultTable.row(
                    "first request after a snapshot is restored", first.millis(), "200, nothing open in the snapshot");
            assertThat(first.status()).as(first.toString()).isEqualTo(200);
        }
    }
}
