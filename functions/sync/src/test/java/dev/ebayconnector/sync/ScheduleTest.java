package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.sync.run.work.Delivery;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the scheduler starts, when, and what it leaves alone. Long, because each reason to start or to skip is a case on the
 * same schedules.
 */
@ExtendWith(RunningSync.class)
final class ScheduleTest {

    private static final Duration EVERY = Duration.ofMinutes(15);

    private final SyncSystem system;
    private final ScheduledAccounts accounts;

    ScheduleTest(SyncSystem system) {
        this.system = system;
        this.accounts = new ScheduledAccounts(system.sql);
    }

    @Test
    void schedulesAppearByThemselvesWithTheDefaults() {
        var account = accounts.add();

        assertThat(system.fire().path("added").asInt()).isEqualTo(1);

        assertThat(system.sql.text("SELECT every_seconds FROM sync_schedules WHERE account_id = ?", account))
                .isEqualTo("900");
        var now = system.clock.instant();
        assertThat(nextDue(account)).isBetween(now.minusSeconds(5), now.plus(EVERY));
        assertThat(system.fire().path("added").asInt()).isZero();
    }

    @Test
    void thePassThatAddsAScheduleDoesNotStartIt() {
        // The hash of this id and of "orders" is divisible by the interval in seconds.
        var account = accounts.add(UUID.fromString("c9ab7e1f-5413-3bb8-83a8-75609b14f9fb"));

        var pass = system.fire();

        assertThat(pass.path("added").asInt()).isEqualTo(1);
        assertThat(pass.path("started").asInt()).isZero();
        assertThat(nextDue(account)).isBefore(system.clock.instant().plusSeconds(2));
    }

    @Test
    void everyResourceThatIsSwitchedOnIsScheduledWithItsOwnInterval() {
        accounts.add();
        var all = system.scheduler(Map.of("SYNC_RESOURCES", "orders,transactions,disputes,messages,inventory,offers"));
        try {
            assertThat(system.fire(all).path("added").asInt()).isEqualTo(6);
            assertThat(system.sql.texts("SELECT resource || ' ' || every_seconds FROM sync_schedules ORDER BY 1"))
                    .containsExactly(
                            "disputes 1800",
                            "inventory 21600",
                            "messages 1800",
                            "offers 21600",
                            "orders 900",
                            "transactions 3600");
            dueAll();
            assertThat(system.fire(all).path("started").asInt()).isEqualTo(6);
        } finally {
            all.context().close();
        }
        assertThat(system.sql.number(
                        "SELECT count(DISTINCT run_id) FROM sync_windows w JOIN sync_runs r ON r.id = w.run_id"))
                .as("each has something to read")
                .isEqualTo(6);
    }

    @Test
    void howeverOftenTheEventIsDeliveredASlotStartsOneRun() {
        var account = system.connect();
        due(account);

        var first = system.fire();
        IntStream.range(0, 4)
                .forEach(_ -> assertThat(system.fire().path("started").asInt()).isZero());

        assertThat(first.path("started").asInt()).isEqualTo(1);
        var run = onlyRun(account);
        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);
        assertThat(system.queue.empty()).as("one message").isTrue();
        var shown = system.show(run);
        assertThat(shown.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(shown.path("trigger").asText()).isEqualTo("schedule");
        assertThat(shown.path("requested_by").isNull()).isTrue();
        assertThat(shown.path("request_id").asText()).isNotEmpty();
        assertThat(shown.path("rows").path("inserted").asInt()).isEqualTo(SyncSystem.ORDERS);
    }

    @Test
    void aScheduledRunReadsWhatIsNewSinceTheLastRunAsARequestWould() {
        var account = system.connect();
        system.runToEnd("{}");
        system.advance(Duration.ofHours(2));
        system.ebay.touchNewestOrders("seller-a", 7);
        system.advance(Duration.ofMinutes(1));
        var asked = system.post("/api/ebay/sync/orders", "{\"dry_run\":true}")
                .json()
                .path("windows");
        due(account);

        system.fire();
        system.queue.deliver(system.worker);

        var run = system.show(UUID.fromString(
                system.sql.text("SELECT id FROM sync_runs WHERE trigger = 'schedule' AND account_id = ?", account)));
        assertThat(run.path("rows").path("updated").asInt()).isEqualTo(7);
        assertThat(run.path("from").asText())
                .isEqualTo(asked.path(0).path("from").asText());
        assertThat(system.sql.text("SELECT list FROM sync_windows WHERE run_id = ?", uuid(run)))
                .isEqualTo("lastmodifieddate");
    }

    @Test
    void ofTwoSchedulersAtTheSameTimeOneStartsEachRun() {
        accounts.add(120);
        seed(120);
        dueAll();
        var first = system.scheduler(Map.of("DATABASE_POOL_SIZE", "3"));
        var second = system.scheduler(Map.of("DATABASE_POOL_SIZE", "3"));
        try {
            var passes = IntStream.range(0, 6)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> system.fire(n % 2 == 0 ? first : second)
                            .path("started")
                            .asInt()))
                    .toList();

            assertThat(passes.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(120);
        } finally {
            first.context().close();
            second.context().close();
        }
        assertThat(system.sql.number("SELECT count(*) FROM sync_runs")).isEqualTo(120);
        assertThat(system.sql.number("SELECT count(DISTINCT account_id) FROM sync_runs"))
                .isEqualTo(120);
    }

    @Test
    void afterAnOutageOfTenHoursEachScheduleStartsOnceAndKeepsItsSlots() {
        accounts.add(20);
        seed(20);
        system.sql.run(
                "UPDATE sync_schedules SET next_due_at = CAST(? AS timestamptz) - random() * interval '15 minutes'",
                now());
        var phases = system.sql.texts(PHASES);
        system.advance(Duration.ofHours(10));

        assertThat(system.fire().path("started").asInt()).isEqualTo(20);
        assertThat(system.fire().path("started").asInt()).isZero();

        assertThat(system.sql.number("SELECT count(*) FROM sync_runs")).isEqualTo(20);
        assertThat(system.sql.texts(PHASES)).isEqualTo(phases);
        assertThat(system.sql.number(
                        "SELECT count(*) FROM sync_schedules WHERE next_due_at > ? AND next_due_at <= ?",
                        now(),
                        Timestamp.from(system.clock.instant().plus(EVERY))))
                .isEqualTo(20);
    }

    private static final String PHASES =
            "SELECT mod(CAST(extract(epoch FROM next_due_at) * 1000 AS bigint), 900000) FROM sync_schedules ORDER BY"
                    + " account_id";

    @Test
    void aPassStartsNoMoreThanTheSettingAllowsTheLongestDueFirst() {
        accounts.add(10);
        seed(10);
        system.sql.run(
                "UPDATE sync_schedules SET next_due_at = CAST(? AS timestamptz) - random() * interval '3 hours'",
                now());
        var order = system.sql.texts("SELECT account_id FROM sync_schedules ORDER BY next_due_at");
        var few = system.scheduler(Map.of("SYNC_STARTS_PER_MINUTE", "4"));
        try {
            assertThat(system.fire(few).path("started").asInt()).isEqualTo(4);
            assertThat(new HashSet<>(system.sql.texts("SELECT account_id FROM sync_runs")))
                    .isEqualTo(new HashSet<>(order.subList(0, 4)));
            assertThat(system.fire(few).path("started").asInt()).isEqualTo(4);
            assertThat(system.fire(few).path("started").asInt()).isEqualTo(2);
        } finally {
            few.context().close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DISCONNECTED", "NEEDS_RECONNECT"})
    void anAccountWithoutAccessIsSkippedAndShowsIt(String status) {
        var account = accounts.add(status, Scope.all(Scope.ORDERS).toString());
        due(account);

        assertThat(system.fire().path("skipped_not_connected").asInt()).isEqualTo(1);

        skipped(account, "not_connected");
    }

    @Test
    void aResourceWhoseScopeIsMissingIsSkippedAndShowsIt() {
        var account = accounts.add("CONNECTED", Scope.all(Scope.IDENTITY).toString());
        due(account);

        assertThat(system.fire().path("skipped_missing_scope").asInt()).isEqualTo(1);

        skipped(account, "missing_scope");
    }

    @Test
    void aRunThatHasNotEndedIsNotDisturbed() {
        var account = system.connect();
        var run = system.ask("{}");
        due(account);

        assertThat(system.fire().path("skipped_already_active").asInt()).isEqualTo(1);

        skipped(account, "already_active");
        assertThat(onlyRun(account)).isEqualTo(run);
        system.queue.deliver(system.worker);
        due(account);
        assertThat(system.fire().path("started").asInt()).isEqualTo(1);
        assertThat(shown(account).path("skipped").isNull())
                .as("gone with the next start")
                .isTrue();
    }

    @Test
    void aPausedScheduleStartsNothing() {
        var account = accounts.add();
        due(account);
        system.sql.run("UPDATE sync_schedules SET paused = true");

        assertThat(system.fire().path("started").asInt()).isZero();

        assertThat(shown(account).path("next_due_at").isNull()).isTrue();
    }

    @Test
    void aResourceThatIsSwitchedOffIsNotScheduled() {
        var account = accounts.add();
        due(account);
        var off = system.scheduler(Map.of("SYNC_RESOURCES", "messages"));
        try {
            assertThat(system.fire(off).path("started").asInt()).isZero();
        } finally {
            off.context().close();
        }
        assertThat(nextDue(account)).as("still due").isBefore(system.clock.instant());
    }

    @Test
    void whatIsWrittenWhileTheQueueIsUnavailableIsAnnouncedByTheNextPass() {
        var account = system.connect();
        var later = accounts.add();
        due(account);
        dueAt(later, system.clock.instant().plus(EVERY));
        system.queue.disconnect();
        var cutOff = system.scheduler(Map.of());
        try {
            var pass = system.fire(cutOff);
            assertThat(pass.path("started").asInt()).isEqualTo(1);
            assertThat(pass.path("waiting").asInt()).isEqualTo(1);
            system.advance(Duration.ofMinutes(1));
            dueAt(later, system.clock.instant());
            pass = system.fire(cutOff);
            assertThat(pass.path("waiting").asInt()).isEqualTo(1);
            assertThat(pass.path("started").asInt())
                    .as("what is due waits for the queue")
                    .isZero();
        } finally {
            system.queue.reconnect();
            cutOff.context().close();
        }
        assertThat(system.queue.empty()).isTrue();
        system.advance(Duration.ofMinutes(1));

        var pass = system.fire();

        assertThat(pass.path("announced_late").asInt()).isEqualTo(1);
        assertThat(pass.path("started").asInt()).isEqualTo(1);
        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);
        assertThat(system.state(onlyRun(account))).isEqualTo("SUCCEEDED");
    }

    @Test
    void aDeadRunThatCannotBeAnnouncedIsTriedAgainByTheNextPass() {
        system.connect();
        var run = system.ask("{}");
        system.queue.clear();
        system.advance(Duration.ofMinutes(21));
        system.queue.disconnect();
        var cutOff = system.scheduler(Map.of());
        try {
            assertThat(system.fire(cutOff).path("revived").asInt()).isZero();
        } finally {
            system.queue.reconnect();
            cutOff.context().close();
        }

        assertThat(system.fire().path("announced_late").asInt()).isEqualTo(1);

        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
    }

    @Test
    void firstSlotsAreSpreadOverTheInterval() {
        accounts.add(300);
        seed(300);

        for (int minute = 0; minute < 15; minute++) {
            assertThat(system.sql.number("""
                SELECT count(*) FROM sync_schedules s
                WHERE s.next_due_at > CAST(? AS timestamptz) + make_interval(mins => ?)
                  AND s.next_due_at <= CAST(? AS timestamptz) + make_interval(mins => ? + 1)
                """, now(), minute, now(), minute))
                    .as("minute " + minute + " of 15, on average 20")
                    .isBetween(5L, 45L);
        }
    }

    @Test
    void whatBringsNothingNewIsReadLessOftenUntilSomethingComes() {
        var account = accounts.add();
        due(account);

        assertThat(startsInSlots(account, 3, 0)).isEqualTo(3);
        assertThat(shown(account).path("effective_minutes").asInt()).isEqualTo(30);
        assertThat(startsInSlots(account, 6, 0)).isEqualTo(3);
        assertThat(shown(account).path("effective_minutes").asInt()).isEqualTo(60);
        assertThat(startsInSlots(account, 8, 0)).isEqualTo(2);
        assertThat(shown(account).path("every_minutes").asInt()).isEqualTo(15);

        var asked = UUID.randomUUID();
        system.sql.run("""
            INSERT INTO sync_runs (id, account_id, resource, state, request_id, created_at, finished_at, rows_inserted)
            VALUES (?, ?, 'orders', 'SUCCEEDED', 'asked', ?, ?, 1)
            """, asked, account, now(), now());
        assertThat(startsInSlots(account, 4, 0))
                .as("a request has brought something new")
                .isEqualTo(3);
        assertThat(startsInSlots(account, 2, 5)).isEqualTo(2);
        assertThat(startsInSlots(account, 3, 5))
                .as("and so has a run of its own")
                .isEqualTo(3);
    }

    @Test
    void aScheduleThatIsNotAdaptiveIsReadAtEverySlot() {
        var account = accounts.add();
        due(account);
        system.sql.run("UPDATE sync_schedules SET adaptive = false");

        assertThat(startsInSlots(account, 8, 0)).isEqualTo(8);
        assertThat(shown(account).path("effective_minutes").asInt()).isEqualTo(15);
    }

    /** Fires at so many slots and ends each run as one that brought so many new rows. */
    private int startsInSlots(UUID account, int slots, int rows) {
        int started = 0;
        for (int slot = 0; slot < slots; slot++) {
            started += system.fire().path("started").asInt();
            system.sql.run(
                    "UPDATE sync_runs SET state = 'SUCCEEDED', finished_at = ?, rows_inserted = ? WHERE state ="
                            + " 'QUEUED'",
                    now(),
                    rows);
            system.advance(
                    Duration.between(system.clock.instant(), nextDue(account).plusSeconds(1)));
        }
        return started;
    }

    private void seed(int number) {
        for (int pass = 0; pass < 5 && system.sql.number("SELECT count(*) FROM sync_schedules") < number; pass++) {
            system.fire();
        }
        assertThat(system.sql.number("SELECT count(*) FROM sync_schedules")).isEqualTo(number);
    }

    /** Adds its schedule and makes it due. */
    private void due(UUID account) {
        system.fire();
        dueAt(account, system.clock.instant());
    }

    private void dueAt(UUID account, Instant slot) {
        system.sql.run("UPDATE sync_schedules SET next_due_at = ? WHERE account_id = ?", Timestamp.from(slot), account);
    }

    private void dueAll() {
        system.sql.run("UPDATE sync_schedules SET next_due_at = ?", now());
    }

    private void skipped(UUID account, String reason) {
        var schedule = shown(account);
        assertThat(schedule.path("skipped").path("reason").asText()).isEqualTo(reason);
        assertThat(Instant.parse(schedule.path("skipped").path("at").asText()))
                .isBetween(system.clock.instant().minusSeconds(30), system.clock.instant());
        assertThat(nextDue(account)).as("the next slot").isAfter(system.clock.instant());
        system.fire();
        assertThat(system.sql.number("SELECT count(*) FROM sync_runs WHERE trigger = 'schedule'"))
                .isZero();
    }

    private JsonNode shown(UUID account) {
        return system.get("/api/ebay/sync/schedules?account_id=" + account)
                .json()
                .path("items")
                .path(0);
    }

    private UUID onlyRun(UUID account) {
        var runs = system.sql.texts("SELECT id FROM sync_runs WHERE account_id = ?", account);
        assertThat(runs).hasSize(1);
        return UUID.fromString(runs.getFirst());
    }

    private Instant nextDue(UUID account) {
        return Instant.parse(system.sql.text(
                "SELECT to_char(next_due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') FROM"
                        + " sync_schedules WHERE account_id = ? AND resource = 'orders'",
                account));
    }

    private Timestamp now() {
        return Timestamp.from(system.clock.instant());
    }

    private static UUID uuid(JsonNode run) {
        return UUID.fromString(run.path("id").asText());
    }
}
