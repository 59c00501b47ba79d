package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.sync.run.work.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A run that takes longer than an invocation is continued by the next one, at its next page. */
@ExtendWith(RunningSync.class)
final class DeadlineTest {

    /** What the worker keeps for a last page is three minutes of it. */
    private static final Duration HALF_A_MINUTE_OF_WORK = Duration.ofSeconds(210);

    private final SyncSystem system;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    DeadlineTest(SyncSystem system) {
        this.system = system;
    }

    /** Each page takes ten seconds. */
    @BeforeEach
    void slowPages() {
        system.ebay.onCall(call -> {
            if (call.endpoint().equals(SyncSystem.PAGE)) {
                asked.add(call.query());
                system.advance(Duration.ofSeconds(10));
            }
        });
    }

    @Test
    void aRunNearItsDeadlineQueuesItselfAndGoesOnWhereItWas() {
        var account = system.connect();
        var run = system.ask("{}");

        assertThat(system.queue.deliver(system.worker, HALF_A_MINUTE_OF_WORK)).isEqualTo(Delivery.DONE);
        assertThat(system.state(run)).isEqualTo("WAITING");
        var first = asked.size();
        assertThat(system.sql.texts("SELECT watermark FROM sync_checkpoints WHERE account_id = ?", account))
                .isEmpty();
        assertThat(system.queue.deliver(system.worker, HALF_A_MINUTE_OF_WORK)).isEqualTo(Delivery.DONE);
        assertThat(system.state(run)).isEqualTo("WAITING");
        assertThat(system.queue.deliver(system.worker, HALF_A_MINUTE_OF_WORK)).isEqualTo(Delivery.DONE);

        assertThat(first).isBetween(3, 4);
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(asked).as("no page twice").hasSize(SyncSystem.PAGES).doesNotHaveDuplicates();
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
        assertThat(system.show(run).path("rows").path("inserted").asInt()).isEqualTo(SyncSystem.ORDERS);
        assertThat(system.queue.empty()).isTrue();
    }

    @Test
    void aRunShowsItsHeartbeatAndWhenItWillProbablyEnd() {
        system.connect();
        var run = system.ask("{}");
        assertThat(system.show(run).path("progress").path("estimated_end").isNull())
                .as("there is no speed yet")
                .isTrue();
        system.queue.deliver(system.worker, HALF_A_MINUTE_OF_WORK);

        var shown = system.show(run);

        var now = system.clock.instant();
        assertThat(Instant.parse(shown.path("heartbeat_at").asText())).isBetween(now.minusSeconds(15), now);
        assertThat(Instant.parse(shown.path("progress").path("estimated_end").asText()))
                .as("some five pages of ten seconds are left")
                .isBetween(now.plusSeconds(25), now.plusSeconds(90));
        system.queue.deliver(system.worker);
        assertThat(system.show(run).path("progress").path("estimated_end").isNull())
                .as("it has ended")
                .isTrue();
    }

    @Test
    void anInvocationWithHardlyAnyTimeStillReadsAPage() {
        system.connect();
        var run = system.ask("{}");

        system.queue.deliver(system.worker, Duration.ofSeconds(1));

        assertThat(system.state(run)).isEqualTo("WAITING");
        assertThat(system.show(run).path("pages").asInt()).isEqualTo(1);
    }

    @Test
    void ifTheQueueIsUnavailableTheOldMessageIsDeliveredAgain() {
        system.connect();
        var run = system.ask("{}");
        var cutOff = system.worker();
        system.queue.disconnect();
        try {
            assertThat(system.queue.deliver(cutOff, HALF_A_MINUTE_OF_WORK)).isEqualTo(Delivery.AGAIN);
        } finally {
            system.queue.reconnect();
            cutOff.context().close();
        }
        assertThat(system.state(run)).isEqualTo("WAITING");

        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);

        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(asked).hasSize(SyncSystem.PAGES).doesNotHaveDuplicates();
    }
}
