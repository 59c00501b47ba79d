package dev.ebayconnector.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.MovableClock;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.web.HttpProblem;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A request that starts work and comes again with its key gets the first answer again and starts nothing. */
class IdempotencyTest {

    private static final String WORK = "/test/work";
    private static final String KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324";

    private static TestDatabase database;
    private static Sql sql;

    private final MovableClock clock = new MovableClock();
    private final Work work = new Work();
    private WorkFunction function;
    private String admin;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
        sql = new Sql(database.url());
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @BeforeEach
    void start() {
        sql.empty("users", "idempotent_requests");
        function = new WorkFunction(database.url(), clock, work);
        admin = TestSession.of("ADMIN", UUID.randomUUID());
    }

    @Test
    void theSameRequestGetsTheFirstAnswerAgainFor24Hours() {
        var first = post(KEY, "{\"a\":1}");
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.headers("Idempotent-Replayed")).isEmpty();
        for (var wait : List.of(Duration.ZERO, Duration.ofHours(23), Duration.ofMinutes(59))) {
            clock.advance(wait);
            var again = post(KEY, "{\"a\":1}");
            assertThat(again.status()).isEqualTo(202);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
            assertThat(again.header("Location")).isEqualTo("/test/work/1");
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(again.header("X-Request-ID")).isNotEqualTo(first.header("X-Request-ID"));
        }
        clock.advance(Duration.ofMinutes(2));
        assertThat(post(KEY, "{\"a\":2}").json().path("number").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /test/work        | {"a":2}
        /test/work        | {}
        /test/work        |
        /test/other       | {"a":1}
        /test/work?b=1    | {"a":1}
        """)
    void anotherRequestWithTheKeyIsRefused(String target, String body) {
        post(KEY, "{\"a\":1}");
        var event = HttpEvent.of("POST", target).bearer(admin).header("Idempotency-Key", KEY);
        var answer = LambdaCall.http(function, body == null ? event : event.json(body));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("Idempotency-Key");
        assertThat(work.done).hasValue(1);
    }

    private static List<List<String>> wrongKeys() {
        return List.of(
                List.of(""),
                List.of("a b"),
                List.of("x".repeat(256)),
                List.of("schlüssel"),
                List.of("a\tb"),
                List.of("one", "two"),
                List.of(KEY, KEY));
    }

    @ParameterizedTest
    @MethodSource("wrongKeys")
    void whatIsNoKeyIsRefusedByTheNameOfTheHeader(List<String> values) {
        var event = HttpEvent.post(WORK, "{}").bearer(admin);
        values.forEach(value -> event.header("idempotency-key", value));
        var answer = LambdaCall.http(function, event);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("Idempotency-Key");
        assertThat(work.done).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"!", "~", "\"quoted\"", "a,b;c=d", "'\\'"})
    void everyVisibleCharacterIsPartOfAKey(String key) {
        assertThat(post(key, "{}").json().path("number").asInt()).isEqualTo(1);
        assertThat(post(key, "{}").json().path("number").asInt()).isEqualTo(1);
        assertThat(post(key + key, "{}").json().path("number").asInt()).isEqualTo(2);
        assertThat(post("x".repeat(255), "{}").status()).isEqualTo(202);
    }

    @Test
    void ofTwentyRequestsAtTheSameTimeOneDoesTheWork() throws Exception {
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        work.during = () -> {
            entered.countDown();
            await(leave);
        };
        try (var other = new WorkFunction(database.url(), clock, work);
                var threads = Executors.newFixedThreadPool(20)) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(n -> CompletableFuture.supplyAsync(
                            () -> LambdaCall.http(n % 2 == 0 ? function : other, event(KEY, "{}")), threads))
                    .toList();
            entered.await();
            var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (answers.stream().filter(CompletableFuture::isDone).count() < 19) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.onSpinWait();
            }
            leave.countDown();
            var statuses = answers.stream()
                    .map(answer -> answer.join().status())
                    .sorted()
                    .toList();
            assertThat(statuses.getFirst()).isEqualTo(202);
            assertThat(statuses.subList(1, 20)).containsOnly(409);
            var busy = answers.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.status() == 409)
                    .findFirst()
                    .orElseThrow();
            assertThat(busy.header("Retry-After")).isEqualTo("2");
            assertThat(LambdaCall.http(other, event(KEY, "{}")).status()).isEqualTo(202);
        }
        assertThat(work.done).hasValue(1);
    }

    @Test
    void whatWasRefusedOrFailedMayBeSentAgain() {
        for (var failure : List.of(
                HttpProblem.invalid("a", "is wrong"),
                HttpProblem.of(HttpStatus.CONFLICT, "Busy."),
                HttpProblem.of(HttpStatus.SERVICE_UNAVAILABLE, "Away."),
                new IllegalStateException("unexpected"))) {
            work.during = () -> {
                throw failure;
            };
            assertThat(post(KEY, "{\"a\":1}").status()).isGreaterThanOrEqualTo(400);
            assertThat(sql.number("SELECT count(*) FROM idempotent_requests")).isZero();
        }
        work.during = () -> {};
        assertThat(post(KEY, "{\"a\":2}").status()).isEqualTo(202);
        assertThat(work.done).hasValue(1);
    }

    @Test
    void aKeyOfAnInstanceThatWasEndedIsFreeAfterAMinuteForTheSameRequest() {
        post(KEY, "{\"a\":1}");
        sql.run("UPDATE idempotent_requests SET answer = NULL");
        clock.advance(Duration.ofSeconds(59));
        assertThat(post(KEY, "{\"a\":1}").status()).isEqualTo(409);
        clock.advance(Duration.ofSeconds(2));
        assertThat(post(KEY, "{\"a\":2}").status()).isEqualTo(422);
        assertThat(post(KEY, "{\"a\":1}").json().path("number").asInt()).isEqualTo(2);
        assertThat(post(KEY, "{\"a\":1}").json().path("number").asInt()).isEqualTo(2);
    }

    @Test
    void aLateAttemptDoesNotTakeTheKeyFromTheOneThatFollowedIt() {
        work.during = () -> {
            work.during = () -> {};
            clock.advance(ClaimStore.LEASE);
            assertThat(post(KEY, "{}").json().path("number").asInt()).isEqualTo(1);
        };
        assertThat(post(KEY, "{}").json().path("number").asInt()).isEqualTo(2);
        assertThat(post(KEY, "{}").json().path("number").asInt()).isEqualTo(1);
    }

    @Test
    void callersDoNotMeet() {
        var token = TestSession.apiToken("admin");
        var other = TestSession.apiToken("admin");
        for (var caller : List.of(admin, TestSession.of("ADMIN", UUID.randomUUID()), token, other)) {
            assertThat(LambdaCall.http(function, event(KEY, "{}", caller)).headers("Idempotent-Replayed"))
                    .isEmpty();
        }
        assertThat(work.done).hasValue(4);
        assertThat(LambdaCall.http(function, event(KEY, "{}", token)).header("Idempotent-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void anotherSessionOfTheUserIsTheSameCaller() {
        var user = UUID.randomUUID();
        LambdaCall.http(function, event(KEY, "{}", TestSession.of("ADMIN", user)));
        LambdaCall.http(function, event(KEY, "{}", TestSession.of("ADMIN", user)));
        assertThat(work.done).hasValue(1);
    }

    @Test
    void theAnswerInTheTableCannotBeReadWithoutTheKey() {
        post(KEY, "{\"buyer\":\"some-buyer\"}");
        var rows = sql.texts("SELECT encode(answer, 'escape') || idempotent_requests FROM idempotent_requests");
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst()).doesNotContain("@example.com", "number", "some-buyer", KEY);
        sql.run("DELETE FROM users");
        assertThat(sql.number("SELECT count(*) FROM idempotent_requests")).isZero();
    }

    @Test
    void anAnswerWithoutABodyIsGivenAgainToo() {
        for (int n = 0; n < 2; n++) {
            var answer = LambdaCall.http(
                    function, HttpEvent.post("/test/silent", "").bearer(admin).header("idempotency-key", KEY));
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.body()).isNullOrEmpty();
        }
        assertThat(work.done).hasValue(1);
    }

    @Test
    void otherRoutesAndRequestsWithoutAKeyAreNotLookedAt() {
        for (int n = 0; n < 2; n++) {
            LambdaCall.http(
                    function, HttpEvent.post("/test/plain", "{}").bearer(admin).header("idempotency-key", KEY));
            LambdaCall.http(function, HttpEvent.post(WORK, "{}").bearer(admin));
        }
        assertThat(work.done).hasValue(4);
        var stranger = LambdaCall.http(function, HttpEvent.post(WORK, "{}").header("idempotency-key", ""));
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(sql.number("SELECT count(*) FROM idempotent_requests")).isZero();
    }

    private HttpAnswer post(String key, String body) {
        return LambdaCall.http(function, event(key, body));
    }

    private HttpEvent event(String key, String body) {
        return event(key, body, admin);
    }

    private static HttpEvent event(String key, String body, String caller) {
        return HttpEvent.post(WORK, body).bearer(caller).header("idempotency-key", key);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
