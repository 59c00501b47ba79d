package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules through the API. */
@ExtendWith(RunningSync.class)
final class SchedulesHttpTest {

    private static final String SCHEDULES = "/api/ebay/sync/schedules";

    private final SyncSystem system;
    private final ScheduledAccounts accounts;

    SchedulesHttpTest(SyncSystem system) {
        this.system = system;
        this.accounts = new ScheduledAccounts(system.sql);
    }

    @Test
    void aScheduleShowsWhatItDoesAndItsLastRun() {
        var account = system.connect();
        system.fire();

        var fresh = system.get(SCHEDULES + "?account_id=" + account + "&resource=orders")
                .json();

        assertThat(fresh.path("items")).hasSize(1);
        var schedule = fresh.path("items").path(0);
        assertThat(schedule.path("account_id").asText()).isEqualTo(account.toString());
        assertThat(schedule.path("resource").asText()).isEqualTo("orders");
        assertThat(schedule.path("on").asBoolean()).isTrue();
        assertThat(schedule.path("every_minutes").asInt()).isEqualTo(15);
        assertThat(schedule.path("effective_minutes").asInt()).isEqualTo(15);
        assertThat(schedule.path("adaptive").asBoolean()).isTrue();
        assertThat(schedule.path("paused").asBoolean()).isFalse();
        assertThat(schedule.path("last_run").isNull()).isTrue();
        assertThat(schedule.path("changed_by").isNull()).isTrue();

        system.advance(Duration.ofMinutes(15));
        system.fire();
        system.queue.deliver(system.worker);
        var after = system.get(SCHEDULES).json().path("items").path(0);
        assertThat(after.path("last_run").path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(after.path("last_run").path("rows_new").asInt()).isEqualTo(SyncSystem.ORDERS);
        assertThat(Instant.parse(after.path("next_due_at").asText())).isAfter(system.clock.instant());
    }

    @Test
    void anAdminChangesAndPausesIt() {
        var account = accounts.add();
        system.fire();

        var changed = system.put(path(account), "{\"every_minutes\":5}");

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().path("every_minutes").asInt()).isEqualTo(5);
        assertThat(changed.json().path("changed_by").asText()).isEqualTo("admin@example.com");
        assertThat(Instant.parse(changed.json().path("next_due_at").asText()))
                .as("a slot of the new interval")
                .isBefore(system.clock.instant().plus(Duration.ofMinutes(5)));
        var paused = system.put(path(account), "{\"paused\":true,\"adaptive\":false}")
                .json();
        assertThat(paused.path("every_minutes").asInt()).as("left as it was").isEqualTo(5);
        assertThat(paused.path("paused").asBoolean()).isTrue();
        assertThat(paused.path("adaptive").asBoolean()).isFalse();
        assertThat(system.sql.texts(
                        "SELECT details->>'paused' FROM event_log WHERE event = 'sync.schedule_changed' ORDER BY id"))
                .containsExactly("false", "true");
        assertThat(system.sql.number(
                        "SELECT count(*) FROM event_log WHERE event = 'sync.schedule_changed' AND user_id IS NOT NULL"
                                + " AND request_id IS NOT NULL AND account_id = ?",
                        account))
                .isEqualTo(2);
    }

    @Test
    void aScheduleThatGoesOnCatchesUpOnce() {
        var account = accounts.add();
        system.fire();
        system.put(path(account), "{\"paused\":true}");
        system.advance(Duration.ofHours(3));
        assertThat(system.fire().path("started").asInt()).isZero();

        system.put(path(account), "{\"paused\":false}");

        assertThat(system.fire().path("started").asInt()).isEqualTo(1);
        assertThat(system.fire().path("started").asInt()).isZero();
    }

    @Test
    void aScheduleCanBeSetBeforeTheSchedulerAddsIt() {
        var account = accounts.add();

        assertThat(system.put(path(account), "{\"paused\":true}")
                        .json()
                        .path("every_minutes")
                        .asInt())
                .isEqualTo(15);

        system.fire();
        assertThat(system.sql.text("SELECT paused FROM sync_schedules WHERE account_id = ?", account))
                .isEqualTo("t");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        every_minutes | {"every_minutes":4}
        every_minutes | {"every_minutes":10081}
        every_minutes | {"every_minutes":"often"}
        every_minutes | {"every_minutes":7.5}
        every_minutes | {}
        paused        | {"paused":"yes"}
        adaptive      | {"adaptive":1}
        every_seconds | {"every_seconds":900}
        """)
    void invalidMembersAreNamed(String field, String body) {
        var account = accounts.add();

        var answer = system.put(path(account), body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly(field);
        assertThat(system.sql.number("SELECT count(*) FROM sync_schedules")).isZero();
    }

    @Test
    void theLimitsAreFiveMinutesAndSevenDays() {
        var account = accounts.add();
        for (int minutes : new int[] {5, 10080}) {
            assertThat(system.put(path(account), "{\"every_minutes\":" + minutes + "}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatIsUnknownOrSwitchedOffIsRefused() {
        var account = accounts.add();

        assertThat(system.put(path(UUID.randomUUID()), "{\"paused\":true}").status())
                .isEqualTo(404);
        assertThat(system.put(SCHEDULES + "/" + account + "/coupons", "{\"paused\":true}")
                        .status())
                .isEqualTo(404);
        assertThat(system.put(SCHEDULES + "/seller-a/orders", "{\"paused\":true}")
                        .fields())
                .containsExactly("id");
        assertThat(system.get(SCHEDULES + "?resource=coupons").fields()).containsExactly("resource");
        assertThat(system.send(HttpEvent.of("PUT", path(account))
                                .json("{\"paused\":true}")
                                .bearer(TestSession.of("VIEWER")))
                        .status())
                .isEqualTo(403);
        try (var off = system.http(Map.of("SYNC_RESOURCES", "messages"))) {
            var answer = LambdaCall.http(
                    off,
                    HttpEvent.of("PUT", path(account)).json("{\"paused\":true}").bearer(TestSession.of("ADMIN")));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().path("detail").asText()).contains("SYNC_RESOURCES");
        }
    }

    @Test
    void theListIsPagedByAccount() {
        accounts.add(5);
        system.fire();
        var seen = new ArrayList<String>();
        var next = "";
        for (int page = 0; page < 3; page++) {
            var answer = system.get(SCHEDULES + "?limit=2" + next).json();
            seen.addAll(answer.path("items").findValuesAsText("account_id"));
            next = "&next=" + answer.path("next").asText();
            assertThat(answer.path("next").isNull()).isEqualTo(page == 2);
        }
        assertThat(seen).hasSize(5).isEqualTo(system.sql.texts("SELECT account_id FROM sync_schedules ORDER BY 1"));
    }

    private static String path(UUID account) {
        return SCHEDULES + "/" + account + "/orders";
    }
}
