package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.sync.run.work.Delivery;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** When no assistant reads a run: how many may, what ends one, and who comes first. */
@ExtendWith(RunningSync.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class FanOutBoundsTest {

    private static final String ORDERS = "/sell/fulfillment/";
    private static final String LEASED = "SELECT count(*) FROM sync_windows WHERE NOT done AND lease_owner IS NOT NULL";

    private final SyncSystem system;
    private FanOutScene scene;

    FanOutBoundsTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeAll
    void startWorkers() {
        scene = new FanOutScene(system);
    }

    @AfterAll
    void endWorkers() {
        scene.close();
    }

    @Test
    void anAssistantThatFailsLeavesItsWindowsToTheOthers() {
        var run = scene.begun();
        system.ebay.fault(Fault.status(ORDERS, 400).always());

        scene.assist(run, scene.second).join();

        assertThat(system.state(run)).isEqualTo("WAITING");
        assertThat(system.sql.number(LEASED)).isZero();
        assertThat(system.show(run).path("calls").asLong())
                .as("its calls are counted, and one that was cancelled before eBay had it")
                .isGreaterThanOrEqualTo(system.ebay.calls(SyncSystem.PAGE));
        system.ebay.clearFaults();
        system.queue.deliver(scene.first);
        scene.succeeded(run);
    }

    @Test
    void anAssistantGivesWayToARunThatWaitsForAWorkerAndNoneIsAskedFor() {
        var run = scene.begun();
        var assistant = scene.hungAssistant(run);
        long calls = system.ebay.calls(SyncSystem.PAGE);
        system.ask("transactions", "{}");
        system.advance(Duration.ofSeconds(11));

        assistant.end();
        scene.assist(run, scene.third).join();
        assertThat(system.ebay.calls(SyncSystem.PAGE))
                .as("the pages in flight are stored, and no other is asked for")
                .isEqualTo(calls);

        assertThat(system.queue.deliver(scene.first)).isEqualTo(Delivery.DONE);
        scene.succeeded(run);
        system.queue.deliver(system.worker);
        assertThat(system.queue.empty()).as("one message for each run").isTrue();
    }

    @Test
    void noMoreWorkersThanAllowedReadARun() {
        var run = scene.begun();
        var assistant = scene.hungAssistant(run);
        var two = system.worker(Map.of("SYNC_WORKERS_PER_RUN", "2"));
        try (var _ = two.context()) {
            long calls = system.ebay.calls(SyncSystem.PAGE);

            scene.assist(run, two).join();

            assertThat(system.ebay.calls(SyncSystem.PAGE))
                    .as("one place is the first worker's, though none has the run now")
                    .isEqualTo(calls);
        }
        assistant.end();
    }

    @Test
    void aRunWithFewWindowsAsksForNoAssistant() {
        system.connect();
        var run = system.ask("{}");

        system.queue.deliver(scene.first);

        scene.succeeded(run);
        assertThat(system.queue.empty()).isTrue();
    }

    @Test
    void aRunThatIsParkedTakesNoMorePagesOfAnAssistant() {
        var run = scene.begun();
        var assistant = scene.hungAssistant(run);
        system.ebay.fault(Fault.status(ORDERS, 429).times(4));

        system.queue.deliver(scene.first);
        var parked = system.show(run);
        assistant.end();

        assertThat(parked.path("state").asText()).isEqualTo("WAITING");
        assertThat(system.show(run).path("pages")).isEqualTo(parked.path("pages"));
    }

    @Test
    void noAssistantReadsBesideAWorkerOfTheReleaseBeforeWhichLeasesNoWindows() {
        var run = scene.begun();
        var assistant = scene.hungAssistant(run);
        system.sql.run("""
            UPDATE sync_runs
            SET state = 'RUNNING', lease_owner = 'old', lease_until = ?::timestamptz + interval '240 seconds'
            WHERE id = ?
            """, system.clock.instant().toString(), run);
        var before = system.show(run);

        assistant.end();

        assertThat(system.show(run).path("pages")).isEqualTo(before.path("pages"));
        assertThat(system.sql.number(LEASED)).isZero();
        long calls = system.ebay.calls(SyncSystem.PAGE);
        scene.assist(run, scene.third).join();
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(calls);
        system.sql.run("UPDATE sync_runs SET state = 'WAITING', lease_owner = NULL, lease_until = NULL");
        system.queue.deliver(scene.first);
        scene.succeeded(run);
    }

    @Test
    void aPageOfAWindowThatAnotherWorkerHasReadOnIsRefused() {
        var run = scene.begun();
        var assistant = scene.hungAssistant(run);
        var before = system.show(run);
        system.sql.run("UPDATE sync_windows SET pages = pages + 1 WHERE NOT done AND lease_owner IS NOT NULL");

        assistant.end();

        assertThat(system.show(run).path("pages")).isEqualTo(before.path("pages"));
        assertThat(system.show(run).path("rows")).isEqualTo(before.path("rows"));
        assertThat(system.sql.number(LEASED)).isZero();
        system.queue.deliver(scene.first);
        scene.succeeded(run);
    }

    @Test
    void messagesThatNoWorkerIsFreeToTakeDoNotPileUp() {
        system.connect();
        var run = system.ask(FanOutScene.LONG);
        system.ebay.onCall(call -> {
            if (call.endpoint().equals(SyncSystem.PAGE)) {
                system.advance(Duration.ofSeconds(10));
            }
        });

        system.queue.deliver(scene.first, Duration.ofHours(1));

        scene.succeeded(run);
        assertThat(system.queue.size())
                .as("three at once, after 30 seconds, after another 60, and after another 120")
                .isBetween(3, 12);
    }

    @Test
    void allWorkersTogetherKeepTheShareOfTheQuota() {
        system.connect();
        system.ebay.orderQuota(50);
        var run = system.ask(FanOutScene.LONG);
        scene.holdUntilAtOnce(5, () -> {});

        scene.readBy(run, scene.first, scene.second, scene.third);

        assertThat(system.show(run).path("waiting").path("code").asText()).isEqualTo("quota_share_used");
        assertThat(system.ebay.calls(SyncSystem.PAGE)).as("50 × 80 % × 50 %").isEqualTo(20);
    }

    @Test
    void theMostCallsOfARunAreThoseOfAllItsWorkers() {
        system.connect();
        var run = system.ask(FanOutScene.LONG);
        system.atPage(2, () -> {
            system.sql.run("UPDATE sync_runs SET calls = 20000");
            system.advance(Duration.ofSeconds(61));
            return true;
        });

        system.queue.deliver(system.worker);

        assertThat(system.show(run).path("state").asText()).isEqualTo("FAILED");
        assertThat(system.show(run).path("error").path("detail").asText()).contains("the most that are allowed");
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(3);
    }
}
