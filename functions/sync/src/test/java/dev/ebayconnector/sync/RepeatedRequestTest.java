package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.sync.run.work.Delivery;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.TestSession;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests that start runs, sent again with their {@code Idempotency-Key}. */
@ExtendWith(RunningSync.class)
final class RepeatedRequestTest {

    private static final String ORDERS = "/api/ebay/sync/orders";

    private final SyncSystem system;
    private final String key = UUID.randomUUID().toString();
    private String admin;

    RepeatedRequestTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeEach
    void signIn() {
        admin = TestSession.of("ADMIN");
    }

    @Test
    void twentyRequestsWithOneKeyStartOneRunAndAreAnsweredWithIt() {
        system.connect();
        try (var threads = Executors.newFixedThreadPool(20)) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> post(ORDERS, "{}"), threads))
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers)
                    .extracting(HttpAnswer::status)
                    .isSubsetOf(202, 409)
                    .contains(202);
        }
        var again = post(ORDERS, "{}");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).endsWith(again.json().path("id").asText());
        assertThat(system.sql.texts("SELECT CAST(id AS text) FROM sync_runs"))
                .containsExactly(again.json().path("id").asText());
        assertThat(system.queue.deliver(system.worker)).isEqualTo(Delivery.DONE);
        assertThat(system.queue.empty()).isTrue();

        assertThat(post(ORDERS, "{}").body())
                .as("the first answer, though the run has ended")
                .isEqualTo(again.body());
        assertThat(post(ORDERS, "{\"full\":true}").fields()).containsExactly("Idempotency-Key");
        assertThat(system.sql.number("SELECT count(*) FROM sync_runs")).isOne();
    }

    @Test
    void aRequestThatStartedNothingMayBeSentAgain() {
        assertThat(post(ORDERS, "{}").status()).as("without an account").isGreaterThanOrEqualTo(400);
        system.connect();
        assertThat(post(ORDERS, "{}").status()).isEqualTo(202);
    }

    @Test
    void allAndResumeAreStartedOnceToo() {
        system.connect();
        var all = post("/api/ebay/sync/all", "{}");
        assertThat(all.status()).as(all.toString()).isEqualTo(202);
        assertThat(post("/api/ebay/sync/all", "{}").body()).isEqualTo(all.body());

        var run = UUID.fromString(all.json().at("/resources/0/run_id").asText());
        system.stop(run);
        var resume = "/api/ebay/sync/runs/" + run + "/resume";
        assertThat(post(resume, "").status()).as("the key is the start's").isEqualTo(422);
        var other = UUID.randomUUID().toString();
        var resumed = post(other, resume, "");
        assertThat(resumed.status()).as(resumed.toString()).isEqualTo(202);
        assertThat(post(other, resume, "").body()).isEqualTo(resumed.body());
        assertThat(post(UUID.randomUUID().toString(), resume, "").status()).isEqualTo(409);
    }

    private HttpAnswer post(String target, String json) {
        return post(key, target, json);
    }

    private HttpAnswer post(String idempotencyKey, String target, String json) {
        return system.send(HttpEvent.post(target, json).bearer(admin).header("idempotency-key", idempotencyKey));
    }
}
