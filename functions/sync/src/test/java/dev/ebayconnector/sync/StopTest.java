package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSync.class)
final class StopTest {

    private final SyncSystem system;

    StopTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void a_whole_run_stores_every_order_once() {
        system.connect();
        var run = system.runToEnd("{}");
        assertThat(run.text("state")).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(run.json().path("pages").asInt()).isEqualTo(SyncSystem.PAGES);
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
    }
}
