package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.quota.QuotaBudget;
import dev.ebayconnector.sync.run.resource.Resource.PlanRequest;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.sync.run.start.RunQueue;
import dev.ebayconnector.sync.run.start.RunRequest;
import dev.ebayconnector.sync.run.start.RunStarter;
import dev.ebayconnector.sync.run.start.StartOutcome;
import dev.ebayconnector.sync.run.window.WindowStore;
import dev.ebayconnector.sync.run.work.PageCommit;
import dev.ebayconnector.sync.run.work.PageFetcher;
import dev.ebayconnector.sync.run.work.PageSource;
import dev.ebayconnector.sync.run.work.RunEndings;
import dev.ebayconnector.sync.run.work.RunReaders;
import dev.ebayconnector.sync.run.work.RunWorker;
import dev.ebayconnector.sync.run.work.SyncMeter;
import dev.ebayconnector.sync.run.work.WorkerSettings;
import dev.ebayconnector.tokens.AccessTokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The engine runs a resource that it does not know: pages of a list, keys that its records lead to, marks for what is gone. */
@ExtendWith(RunningSync.class)
final class ToyTest {

    private final SyncSystem system;
    private final Map<String, List<String>> shop = new TreeMap<>();
    private final ToyResource toys = new ToyResource(shop);
    private UUID account;

    ToyTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeEach
    void connect() {
        system.sql.run(ToyResource.TABLE);
        system.sql.run("TRUNCATE toys");
        account = system.connect();
        for (int box = 0; box < 8; box++) {
            shop.put("box-" + box, List.of("ball-" + box, "car-" + box));
        }
    }

    @Test
    void everyListAndKeyIsReadAndCounted() {
        var run = sync();

        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(stored("gone_at IS NULL")).hasSize(16).contains("ball-0", "car-7");
        var shown = system.show(run);
        assertThat(shown.path("rows").path("inserted").asInt()).isEqualTo(16);
        assertThat(shown.path("progress").path("windows_done").asInt())
                .as("the list of boxes, and the keys of each of its pages")
                .isEqualTo(1 + 3);
        assertThat(system.sql.number("SELECT count(*) FROM sync_window_records"))
                .isZero();
    }

    @Test
    void whatACompleteRunDoesNotFindIsMarkedAndComesBack() {
        sync();
        shop.put("box-3", List.of("car-3"));

        var run = sync();

        assertThat(stored("gone_at IS NOT NULL")).containsExactly("ball-3");
        assertThat(system.show(run).path("rows").path("gone").asInt()).isEqualTo(1);
        shop.put("box-3", List.of("ball-3", "car-3"));
        sync();
        assertThat(stored("gone_at IS NOT NULL")).isEmpty();
    }

    @Test
    void aRunThatDoesNotReadEverythingMarksNothing() {
        sync();
        shop.remove("box-3");
        toys.refuse("box-7");

        assertThatThrownBy(this::sync).hasMessageContaining("box-7");

        assertThat(stored("gone_at IS NOT NULL")).isEmpty();
    }

    @Test
    void aListThatShiftsBetweenPagesWithoutOverlapIsReadAgain() {
        toys.beforePage(2, () -> {
            shop.remove("box-0");
            shop.put("box-8", List.of("ball-8"));
        });

        sync();

        assertThat(stored("toy LIKE 'ball%'")).contains("ball-1", "ball-3", "ball-7", "ball-8");
    }

    private List<String> stored(String where) {
        return system.sql.texts("SELECT toy FROM toys WHERE account_id = ? AND " + where + " ORDER BY toy", account);
    }

    private UUID sync() {
        var context = system.worker.context();
        var plan = toys.plan(new PlanRequest(
                account, Optional.empty(), Optional.empty(), false, Optional.empty(), system.clock.instant()));
        var started = (StartOutcome.Started) context.getBean(RunStarter.class)
                .start(new RunRequest(
                        account, toys.name(), null, null, false, plan, UUID.randomUUID(), "a@example.com", "toy-1"));
        worker().work(started.id(), system.clock.instant().plusSeconds(60));
        system.queue.clear();
        return started.id();
    }

    private RunWorker worker() {
        var context = system.worker.context();
        var runs = context.getBean(RunStore.class);
        var windows = context.getBean(WindowStore.class);
        var queue = context.getBean(RunQueue.class);
        var readers = new RunReaders(
                runs,
                windows,
                new PageFetcher(
                        context.getBean(AccessTokens.class), PageSource.ONCE, context.getBean(EbaySettings.class)),
                context.getBean(PageCommit.class),
                context.getBean(QuotaBudget.class),
                queue,
                system.clock,
                new WorkerSettings(4, 1),
                context.getBean(SyncMeter.class));
        return new RunWorker(
                runs,
                windows,
                new Resources(List.of(toys)),
                readers,
                context.getBean(RunEndings.class),
                context.getBean(AccountStore.class),
                queue,
                context.getBean(EventLog.class),
                system.clock);
    }
}
