package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.TestKeyset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a worker says when it starts, before it has a run. */
@ExtendWith(RunningSync.class)
final class WorkerStartTest {

    private static final String WRONG =
            "SELECT count(*) FROM function_faults WHERE kind = 'token_keyset' AND function_name = 'sync-worker'";

    private final SyncSystem system;

    WorkerStartTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void aKeysetThatDoesNotOpenTheTokensIsReported() {
        system.connect();
        system.worker(Map.of("TOKEN_KEYSET", TestKeyset.fresh()));
        assertThat(system.sql.number("SELECT count(*) FROM event_log WHERE event = 'token.keyset_wrong'"))
                .isEqualTo(1);
        assertThat(system.sql.number(WRONG)).isEqualTo(1);
        system.worker();
        assertThat(system.sql.number(WRONG)).isZero();
    }
}
