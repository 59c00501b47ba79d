package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.sync.run.work.Delivery;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP side, on raw API Gateway events. Long, because every route and every bad input of it is a case. */
@ExtendWith(RunningSync.class)
final class SyncHttpTest {

    private static final String ORDERS = "/api/ebay/sync/orders";
    private static final String RUNS = "/api/ebay/sync/runs";

    private final SyncSystem system;

    SyncHttpTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void aSyncIsAcceptedWithItsRun() {
        var account = system.connect();

        var answer = system.post(ORDERS, "{\"account_id\":\"" + account + "\"}");

        assertThat(answer.status()).isEqualTo(202);
        var run = answer.json();
        assertThat(run.path("trigger").asText()).isEqualTo("request");
        assertThat(answer.header("Location"))
                .isEqualTo(RUNS + "/" + run.path("id").asText());
        assertThat(run.path("account_id").asText()).isEqualTo(account.toString());
        assertThat(run.path("resource").asText()).isEqualTo("orders");
        assertThat(run.path("state").asText()).isEqualTo("QUEUED");
        assertThat(run.path("request_id").asText()).isEqualTo(answer.header("X-Request-ID"));
        assertThat(run.propertyStream().map(Map.Entry::getKey))
                .contains(
                        "created_at",
                        "started_at",
                        "finished_at",
                        "rows",
                        "pages",
                        "calls",
                        "error",
                        "stop",
                        "progress");
        assertThat(system.get(answer.header("Location")).json()).isEqualTo(run);
    }

    @Test
    void aCallerThatWaitsGetsTheEndedRun() {
        system.connect();
        var worker = CompletableFuture.supplyAsync(() -> system.queue.deliver(system.worker));

        var answer = system.post(ORDERS, "{\"wait\":20}");

        assertThat(worker.join()).isEqualTo(Delivery.DONE);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("state").asText()).isEqualTo("SUCCEEDED");
    }

    @Test
    void aCallerThatWaitsMayUseTheOlderName() {
        system.connect();
        var worker = CompletableFuture.supplyAsync(() -> system.queue.deliver(system.worker));

        var answer = system.post(ORDERS, "{\"wait_seconds\":20}");

        assertThat(worker.join()).isEqualTo(Delivery.DONE);
        assertThat(answer.json().path("state").asText()).isEqualTo("SUCCEEDED");
    }

    @ParameterizedTest
    @CsvSource({
        "POST," + ORDERS,
        "POST,/api/ebay/sync/all",
        "GET,/api/ebay/sync/schedules",
        "PUT,/api/ebay/sync/schedules/8d7f6f7e-0000-4000-8000-000000000000/orders",
        "GET," + RUNS,
        "GET," + RUNS + "/8d7f6f7e-0000-4000-8000-000000000000",
        "POST," + RUNS + "/8d7f6f7e-0000-4000-8000-000000000000/cancel"
    })
    void everythingNeedsASession(String method, String path) {
        var answer = system.send(HttpEvent.of(method, path));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isNotEmpty();
        assertThat(answer.json().path("request_id").asText()).isNotEmpty();
    }

    @Test
    void aViewerCanReadButNotSyncOrStop() {
        system.connect();
        var run = system.ask("{}");
        var viewer = TestSession.of("VIEWER");

        assertThat(system.send(HttpEvent.post(ORDERS, "{}").bearer(viewer)).status())
                .isEqualTo(403);
        assertThat(system.send(HttpEvent.post(RUNS + "/" + run + "/cancel", "").bearer(viewer))
                        .status())
                .isEqualTo(403);
        assertThat(system.send(HttpEvent.get(RUNS + "/" + run).bearer(viewer)).status())
                .isEqualTo(200);
        assertThat(system.send(HttpEvent.get(RUNS).bearer(viewer)).status()).isEqualTo(200);
        assertThat(system.state(run)).isEqualTo("QUEUED");
    }

    @Test
    void aWriteByCookieNeedsTheCsrfToken() {
        system.connect();
        var cookie = "session=" + TestSession.of("ADMIN");

        assertThat(system.send(HttpEvent.post(ORDERS, "{}").header("cookie", cookie))
                        .status())
                .isEqualTo(403);
        assertThat(system.send(HttpEvent.post(ORDERS, "{}")
                                .header("cookie", cookie)
                                .header("x-csrf-token", "another"))
                        .status())
                .isEqualTo(403);
        assertThat(system.sql.number("SELECT count(*) FROM sync_runs")).isZero();
        assertThat(system.send(HttpEvent.post(ORDERS, "{}")
                                .header("cookie", cookie)
                                .header("x-csrf-token", TestSession.CSRF))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void aSecondSyncIsToldWhichRunIsActive() {
        system.connect();
        var run = system.ask("{}");

        var second = system.post(ORDERS, "{}");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.header("Content-Type")).startsWith("application/problem+json");
        assertThat(second.json().path("run_id").asText()).isEqualTo(run.toString());
        assertThat(system.sql.number("SELECT count(*) FROM sync_runs")).isEqualTo(1);
    }

    @Test
    void ofManySyncsAskedForAtOnceOneIsAccepted() {
        system.connect();
        var answers = IntStream.range(0, 6)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> system.post(ORDERS, "{}").status()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join))
                .containsOnlyOnce(202)
                .filteredOn(status -> status == 409)
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        account_id   | {"account_id":"8d7f6f7e-0000-4000-8000-000000000000"}
        account_id   | {"account_id":"seller-a"}
        from         | {"from":"yesterday"}
        from         | {"from":"2999-01-01T00:00:00Z"}
        to           | {"to":"2999-01-01T00:00:00Z"}
        from         | {"from":"2026-05-02T00:00:00Z","to":"2026-05-01T00:00:00Z"}
        wait_seconds | {"wait_seconds":21}
        wait_seconds | {"wait_seconds":-1}
        wait_seconds | {"wait_seconds":"long"}
        full         | {"full":"perhaps"}
        dry_run      | {"dry_run":"perhaps"}
        full         | {"full":1}
        from         | {"from":20260501}
        dryRun       | {"dryRun":true}
        wait_seconds | {"wait_seconds":1.5}
        wait         | {"wait":21}
        wait_seconds | {"wait":1,"wait_seconds":1}
        """)
    void invalidMembersAreNamed(String field, String body) {
        system.connect();

        var answer = system.post(ORDERS, body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly(field);
        assertThat(system.sql.number("SELECT count(*) FROM sync_runs")).isZero();
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        assertThat(system.post(ORDERS, "{\"account_id\":\"x\",\"from\":\"y\",\"wait_seconds\":99}")
                        .fields())
                .containsExactlyInAnyOrder("account_id", "from", "wait_seconds");
    }

    @Test
    void aMemberInTheQueryInsteadOfTheBodyIsNamed() {
        system.connect();
        assertThat(system.post(ORDERS + "?dry_run=true", "{}").fields()).containsExactly("dry_run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"sync\"", "nothing"})
    void aBodyThatIsNotAJsonObjectIs400(String body) {
        system.connect();
        assertThat(system.post(ORDERS, body).status()).isEqualTo(400);
    }

    @Test
    void theAccountMayBeLeftOutOnlyWhereThereIsOne() {
        assertThat(system.post(ORDERS, "{}").fields()).containsExactly("account_id");
        system.connect();
        assertThat(system.send(HttpEvent.of("POST", ORDERS).bearer(TestSession.of("ADMIN")))
                        .status())
                .as("no body at all")
                .isEqualTo(202);
        system.connect(FakeEnvironment.SANDBOX);
        assertThat(system.post(ORDERS, "{}").fields()).containsExactly("account_id");
    }

    @Test
    void anUnknownRunIs404AndAnIdThatIsNoneIs422() {
        assertThat(system.get(RUNS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(system.post(RUNS + "/" + UUID.randomUUID() + "/cancel", "").status())
                .isEqualTo(404);
        assertThat(system.get(RUNS + "/latest").fields()).containsExactly("id");
        assertThat(system.post(RUNS + "/latest/cancel", "").fields()).containsExactly("id");
    }

    @Test
    void runsAreListedNewestFirstPageByPageAndByState() {
        var account = system.connect();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var id = system.ask("{}");
            system.stop(id);
            ids.addFirst(id.toString());
            system.advance(Duration.ofSeconds(1));
        }
        ids.addFirst(system.ask("{}").toString());

        var first = system.get(RUNS + "?limit=3&account_id=" + account).json();
        var second = system.get(RUNS + "?limit=3&account_id=" + account + "&next="
                        + first.path("next").asText())
                .json();

        assertThat(Stream.of(first, second).flatMap(page -> page.path("items").findValuesAsText("id").stream()))
                .containsExactlyElementsOf(ids);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(system.get(RUNS + "?state=QUEUED").json().path("items").findValuesAsText("id"))
                .containsExactly(ids.getFirst());
        assertThat(system.get(RUNS + "?state=STOPPED").json().path("items")).hasSize(3);
        assertThat(system.get(RUNS + "?account_id=" + UUID.randomUUID()).json().path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "status=QUEUED,status",
        "state=queued,state",
        "limit=0,limit",
        "next=xyz,next",
        "resource=invoices,resource",
        "account_id=a,account_id"
    })
    void invalidQueryParametersAreNamed(String query, String field) {
        var answer = system.get(RUNS + "?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).isEqualTo(List.of(field));
    }

    @Test
    void ifTheQueueIsUnavailableNothingBlocksTheNextSync() {
        system.connect();
        var cutOff = system.http();
        system.queue.disconnect();
        try {
            var answer = LambdaCall.http(cutOff, HttpEvent.post(ORDERS, "{}").bearer(TestSession.of("ADMIN")));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.json().path("detail").asText()).contains("queue");
            assertThat(system.state(UUID.fromString(answer.json().path("run_id").asText())))
                    .isEqualTo("FAILED");
        } finally {
            system.queue.reconnect();
            cutOff.getApplicationContext().close();
        }
        assertThat(system.runToEnd("{}").path("state").asText()).isEqualTo("SUCCEEDED");
    }
}
