package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.sync.AlteringProxy.Reply;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.SyncRun;
import dev.ebayconnector.sync.run.quota.QuotaDay;
import dev.ebayconnector.sync.run.work.Delivery;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What passes by itself parks a run, which then continues by itself; it holds no worker and a STOP ends it at once. */
@ExtendWith(PatientSync.class)
final class ParkTest {

    private static final String ORDERS = "/sell/fulfillment/";
    private static final String TOKENS = "/identity/v1/oauth2/token";
    private static final List<Duration> LONGEST =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60));
    private static final int PLENTY = 100_000;

    private final SyncSystem system;

    ParkTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void anExhaustedQuotaParksTheRunUntilEbaysReset() {
        system.connect();
        var run = parkedByQuota();
        long calls = system.ebay.calls(SyncSystem.PAGE);
        assertThat(until(run)).isEqualTo(QuotaDay.end(system.clock.instant()));
        assertThat(system.show(run).path("waiting").path("code").asText()).isEqualTo("ebay_quota_used_up");
        assertThat(system.show(run).path("error").isNull()).isTrue();

        system.queue.send(run.toString());
        assertThat(system.queue.deliver(system.worker))
                .as("a message too early")
                .isEqualTo(Delivery.DONE);
        system.sweep();
        assertThat(system.queue.empty()).isTrue();
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isEqualTo(calls);

        system.ebay.orderQuota(PLENTY);
        continuesAtItsTime(run);
        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.ebay.calls(SyncSystem.PAGE))
                .as("no page twice")
                .isEqualTo(calls + system.show(run).path("pages").asLong() - 2);
        assertThat(system.show(run).path("rows").path("inserted").asInt()).isEqualTo(SyncSystem.ORDERS);
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
        assertThat(system.events(run))
                .containsExactly("sync.queued", "sync.parked", "sync.continued", "sync.succeeded");
    }

    @Test
    void aRunWaitsForTheQuotaThatAnotherFoundUsedUp() {
        system.connect();
        var first = parkedByQuota();
        system.stop(first);
        long calls = system.ebay.calls(SyncSystem.PAGE);

        var second = system.runToEnd("{}");

        assertThat(second.path("waiting").path("until").asText())
                .isEqualTo(QuotaDay.end(system.clock.instant()).toString());
        assertThat(system.ebay.calls(SyncSystem.PAGE)).as("eBay is not asked").isEqualTo(calls);
        assertThat(system.sql.number(
                        "SELECT attempts FROM sync_runs WHERE id = ?::uuid",
                        second.path("id").asText()))
                .as("the worker gave it back in order")
                .isZero();
    }

    /** Or the calls of each day could go to the same accounts, when there are not enough for all. */
    @Test
    void ofTheRunsThatWaitForTheSameTimeTheOneThatWasStartedFirstIsWokenFirst() {
        var accounts = new ScheduledAccounts(system.sql);
        var reset = Instant.parse("2026-05-02T07:00:00Z");
        var runs = new ArrayList<UUID>();
        for (int hour : List.of(5, 1, 4, 2, 3)) {
            runs.add(waits(accounts.add(), reset.minus(Duration.ofHours(hour)), reset));
        }
        var soonest = waits(accounts.add(), reset.minus(Duration.ofMinutes(1)), reset.minusSeconds(1));
        var store = system.worker.context().getBean(RunStore.class);

        assertThat(store.due(reset, 4).stream().map(SyncRun::id))
                .containsExactly(soonest, runs.get(0), runs.get(2), runs.get(4));
    }

    private UUID waits(UUID account, Instant created, Instant until) {
        var run = UUID.randomUUID();
        system.sql.run("""
            INSERT INTO sync_runs (id, account_id, resource, state, request_id, created_at, announced_at, wait_until,
                                   resumable)
            VALUES (?, ?, 'orders', 'WAITING', 'test', ?, ?, ?, true)
            """, run, account, Timestamp.from(created), Timestamp.from(created), Timestamp.from(until));
        return run;
    }

    @Test
    void ebaysRetryAfterIsKept() {
        system.connect(FakeEnvironment.SANDBOX);
        var list = new OrderList(10);
        system.sandbox.answerOrders((call, offset, limit) -> call == 1
                ? new Reply(429, "{\"errors\":[{\"errorId\":2001,\"message\":\"Too many requests.\"}]}", "120")
                : list.page(offset, limit));
        var before = system.clock.instant();

        var run = UUID.fromString(system.runToEnd("{}").path("id").asText());

        assertThat(until(run))
                .isBetween(before.plusSeconds(120), system.clock.instant().plusSeconds(120));
        continuesAtItsTime(run);
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(10);
    }

    /** eBay states no limit here, so only its refusal can keep the other run from calling. */
    @Test
    void ebaysRetryAfterHoldsTheRunsOfOtherSellersToo() {
        system.connect(FakeEnvironment.SANDBOX);
        system.ebay.fault(Fault.status("/developer/analytics/", 500).always());
        system.sandbox.answerOrders((call, offset, limit) -> new Reply(429, "", "120"));
        var first = UUID.fromString(system.runToEnd("{}").path("id").asText());
        var other = system.connect(FakeEnvironment.SANDBOX, "seller-b");

        var second = system.runToEnd("{\"account_id\":\"" + other + "\"}");

        assertThat(second.path("waiting").path("code").asText()).isEqualTo("ebay_quota_used_up");
        assertThat(until(UUID.fromString(second.path("id").asText()))).isEqualTo(until(first));
        assertThat(system.sandbox.calls()).isEqualTo(1);
    }

    @Test
    void withoutAnyWordOfEbaysTheQuotaComesBackAtMidnightPacific() {
        system.connect(FakeEnvironment.SANDBOX);
        system.ebay.fault(Fault.status("/developer/analytics/", 500).always());
        system.sandbox.answerOrders((call, offset, limit) -> new Reply(429, ""));

        var run = UUID.fromString(system.runToEnd("{}").path("id").asText());

        assertThat(until(run)).isEqualTo(QuotaDay.end(system.clock.instant()));
    }

    /** The token is refused at once and costs no retry, so the hours pass quickly. */
    @Test
    void hoursWithoutATokenAreSurvived() {
        system.connect();
        system.advance(Duration.ofHours(2));
        system.ebay.fault(Fault.status(TOKENS, 500).always());
        var run = system.ask("{}");
        system.queue.deliver(system.worker);
        for (int pause = 0; pause < 6; pause++) {
            var waiting = system.show(run).path("waiting");
            assertThat(waiting.path("code").asText()).isEqualTo("token_unavailable");
            assertThat(Duration.between(system.clock.instant(), until(run)))
                    .isPositive()
                    .isLessThanOrEqualTo(LONGEST.get(Math.min(pause, 3)));
            continuesAtItsTime(run);
        }
        assertThat(system.ebay.calls(SyncSystem.PAGE)).isZero();
        system.ebay.clearFaults();
        // A refresh pauses by the database's clock.
        system.sql.run("UPDATE tokens SET retry_after = NULL");

        continuesAtItsTime(run);

        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.events(run).stream().filter("sync.parked"::equals)).hasSize(7);
    }

    @Test
    void aStoredPageEndsTheCountOfPauses() {
        system.connect();
        system.ebay.fault(Fault.status(ORDERS, 500).times(3));
        var run = UUID.fromString(system.runToEnd("{}").path("id").asText());
        assertThat(system.sql.number("SELECT pauses FROM sync_runs WHERE id = ?", run))
                .isEqualTo(1);

        continuesAtItsTime(run);

        assertThat(system.state(run)).isEqualTo("SUCCEEDED");
        assertThat(system.sql.number("SELECT pauses FROM sync_runs WHERE id = ?", run))
                .isZero();
        assertThat(system.sql.texts("SELECT failing_since FROM sync_runs WHERE id = ?", run))
                .containsOnlyNulls();
    }

    @Test
    void anOutageOfADayEndsTheRun() {
        system.connect();
        system.ebay.fault(Fault.status(ORDERS, 500).always());
        var run = UUID.fromString(system.runToEnd("{}").path("id").asText());
        system.advance(Duration.ofHours(24));

        system.sweep();
        system.queue.deliver(system.worker);

        assertThat(system.state(run)).isEqualTo("FAILED");
        assertThat(system.show(run).path("error").path("code").asText()).isEqualTo("ebay_unavailable");
        assertThat(system.show(run).path("waiting").isNull()).isTrue();
    }

    @Test
    void aParkedRunIsStoppedAtOnceAndStaysStopped() {
        system.connect();
        var run = parkedByQuota();

        var stopped = system.stop(run);

        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.json().path("state").asText()).isEqualTo("STOPPED");
        assertThat(stopped.json().path("waiting").isNull()).isTrue();
        system.advance(Duration.ofHours(25));
        system.sweep();
        assertThat(system.queue.empty()).isTrue();
        system.queue.send(run.toString());
        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);
        assertThat(system.state(run)).isEqualTo("STOPPED");
    }

    @Test
    void aParkedRunIsNotStartedByAnotherRequest() {
        system.connect();
        var run = parkedByQuota();
        system.advance(Duration.ofMinutes(2));

        var answer = system.post("/api/ebay/sync/orders", "{}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("detail").asText()).contains("waits until " + until(run));
        assertThat(system.queue.empty()).isTrue();
    }

    @Test
    void aWorkerThatGivesTheRunBackInOrderIsNoFailedAttempt() {
        system.connect();
        system.advance(Duration.ofHours(2));
        system.ebay.fault(Fault.status(TOKENS, 500).always());
        var run = system.ask("{}");
        system.queue.deliver(system.worker);
        for (int delivery = 0; delivery < 6; delivery++) {
            continuesAtItsTime(run);
        }

        assertThat(system.state(run)).isEqualTo("WAITING");
        assertThat(system.sql.number("SELECT attempts FROM sync_runs WHERE id = ?", run))
                .isZero();
    }

    /** Two pages are read, then eBay has no calls left. */
    private UUID parkedByQuota() {
        var now = system.clock.instant();
        if (Duration.between(now, QuotaDay.end(now)).compareTo(Duration.ofHours(1)) < 0) {
            system.advance(Duration.ofHours(1));
        }
        system.atPage(3, () -> {
            system.ebay.orderQuota(0);
            return true;
        });
        var run = UUID.fromString(system.runToEnd("{}").path("id").asText());
        system.ebay.onCall(call -> {});
        assertThat(system.state(run)).as(system.show(run).toString()).isEqualTo("WAITING");
        return run;
    }

    private void continuesAtItsTime(UUID run) {
        var before = until(run);
        system.advance(Duration.between(system.clock.instant(), before).plusMillis(10));
        system.sweep();
        do {
            // A message of an earlier pause may come first.
            assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);
        } while (system.state(run).equals("WAITING") && until(run).equals(before));
    }

    private Instant until(UUID run) {
        return Instant.parse(system.show(run).path("waiting").path("until").asText());
    }
}
