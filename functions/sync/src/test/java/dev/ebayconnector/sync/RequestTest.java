package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused at once, what a run shows of its request, and how it can be traced. */
@ExtendWith(RunningSync.class)
final class RequestTest {

    private static final String ORDERS = "/api/ebay/sync/orders";

    private final SyncSystem system;

    RequestTest(SyncSystem system) {
        this.system = system;
    }

    @ParameterizedTest
    @ValueSource(strings = {"DISCONNECTED", "NEEDS_RECONNECT"})
    void anAccountWithoutAccessIsRefusedAtOnceWithWhatToDo(String status) {
        var account = system.connect();
        system.sql.run("UPDATE accounts SET status = ? WHERE id = ?", status, account);

        for (var body : List.of("{}", "{\"dry_run\":true}", "{\"account_id\":\"" + account + "\"}")) {
            var answer = system.post(ORDERS, body);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().path("detail").asText()).contains("seller-a", "Connect the seller again");
        }
        assertThat(system.sql.number("SELECT count(*) FROM sync_runs")).isZero();
        assertThat(system.ebay.calls()).isEmpty();
    }

    @Test
    void aStartBeforeEbaysLimitIsRefusedWithTheLimit() {
        system.connect();
        var now = system.clock.instant();

        var tooEarly = system.post(ORDERS, "{\"from\":\"" + now.minus(Duration.ofDays(730)) + "\"}");

        assertThat(tooEarly.status()).isEqualTo(422);
        assertThat(tooEarly.fields()).containsExactly("from");
        assertThat(tooEarly.json().path("detail").asText())
                .contains(now.minus(Duration.ofDays(729)).toString().substring(0, 10));
        assertThat(system.post(ORDERS, "{\"from\":\"" + now.minus(Duration.ofDays(728)) + "\"}")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void aRunShowsWhatWasRequestedOfWhichEnvironmentAndByWhom() {
        system.connect();
        var from = system.clock.instant().minus(Duration.ofDays(40));
        var to = system.clock.instant().minus(Duration.ofDays(2));

        var run = system.show(system.ask("{\"from\":\"" + from + "\",\"to\":\"" + to + "\",\"full\":true}"));

        assertThat(Instant.parse(run.path("from").asText())).isBetween(from.minusMillis(1), from);
        assertThat(Instant.parse(run.path("to").asText())).isBetween(to.minusMillis(1), to);
        assertThat(run.path("full").asBoolean()).isTrue();
        assertThat(run.path("environment").asText()).isEqualTo("production");
        assertThat(run.path("requested_by").asText()).isEqualTo("admin@example.com");
    }

    @Test
    void aRunWithoutBoundsShowsWhatItReads() {
        system.connect();

        var run = system.show(system.ask("{}"));

        assertThat(Instant.parse(run.path("from").asText()))
                .isBetween(
                        system.clock.instant().minus(Duration.ofDays(91)),
                        system.clock.instant().minus(Duration.ofDays(89)));
        assertThat(run.path("full").asBoolean()).isFalse();
    }

    @Test
    void sqlSessionsOfTheWorkerCarryTheRequestIdOfTheRun() {
        system.connect();
        var run = system.ask("{}");
        var requestId = system.show(run).path("request_id").asText();
        var names = new CopyOnWriteArrayList<String>();
        system.ebay.onCall(call -> names.addAll(
                system.sql.texts("SELECT application_name FROM pg_stat_activity WHERE application_name LIKE ?",
                        "connector-sync-worker%")));

        system.queue.deliver(system.worker);

        assertThat(names).isNotEmpty().anyMatch(name -> name.contains(requestId.substring(0, 8)));
        assertThat(CurrentRequest.id().map(RequestId::value)).as("not beyond the work").isEmpty();
    }
}
