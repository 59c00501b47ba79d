package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.MovableClock;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How fast passwords can be guessed, and that guessing keeps no user out. Long, because each limit is a case on the same users. */
class GuessingTest {

    private static final String EDGE = "an-edge-secret-of-more-than-thirty-two";
    private static final String ADA = "ada@example.com";
    private static final String PASSWORD = Person.PASSWORD;
    private static final String FRESH = "192.0.2.77";

    private static TestDatabase database;
    private static Sql sql;
    private static AuthFunction function;
    private static MovableClock clock;

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.migrated();
        sql = new Sql(database.url());
        function = new AuthFunction(Map.of(
                "DATABASE_URL",
                database.url(),
                "SESSION_KEYS",
                TestSession.KEYS,
                "SESSION_SIGNING_KEY",
                TestSession.SIGNING_KEY,
                "EDGE_SECRETS",
                EDGE));
        clock = new MovableClock();
        function.getApplicationContext().registerSingleton(Clock.class, clock);
        sql.run("INSERT INTO users (email, password_hash, role) VALUES (?, ?, 'ADMIN')", ADA, Person.HASH);
    }

    @AfterAll
    static void stop() throws IOException {
        function.close();
        database.close();
    }

    @BeforeEach
    void forget() {
        sql.run("DELETE FROM sign_in_pace");
        sql.run("DELETE FROM event_log");
    }

    @Test
    void aThousandGuessesFromFiftyAddressesReachArgon2AtMostTwentyTimes() throws Exception {
        var guesses = IntStream.range(0, 1_000)
                .<Callable<HttpAnswer>>mapToObj(n -> () -> guess(ADA, "203.0.113." + n % 50))
                .toList();
        var answers = new ArrayList<HttpAnswer>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var answer : pool.invokeAll(guesses)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).extracting(HttpAnswer::status).containsOnly(401, 429);
        assertThat(answers.stream().filter(answer -> answer.status() == 401)).hasSizeBetween(5, 20);

        clock.advance(Duration.ofSeconds(60));
        assertThat(signIn(ADA, FRESH).status()).isEqualTo(200);
    }

    @Test
    void anAttackThatGoesOnDoesNotKeepAFreshAddressOutForAMinute() {
        int waited = 0;
        for (int second = 0; second < 20; second++) {
            for (int address = 0; address < 20; address++) {
                guess(ADA, "203.0.113." + address);
            }
            clock.advance(Duration.ofSeconds(1));
        }
        for (var answer = signIn(ADA, FRESH); answer.status() != 200; answer = signIn(ADA, FRESH)) {
            assertThat(answer.status()).isEqualTo(429);
            int wait = Integer.parseInt(answer.header("Retry-After"));
            waited += wait;
            assertThat(waited).as("seconds").isLessThanOrEqualTo(60);
            for (int second = 0; second < wait; second++) {
                clock.advance(Duration.ofSeconds(1));
                for (int address = 0; address < 20; address++) {
                    guess(ADA, "203.0.113." + address);
                }
            }
        }
    }

    @Test
    void anAddressFromWhichTheUserSignedInBeforeIsNotSlowedByAnAttackFromElsewhere() {
        assertThat(signIn(ADA, FRESH).status()).isEqualTo(200);
        clock.advance(Duration.ofDays(20));
        for (int n = 0; n < 30; n++) {
            guess(ADA, "203.0.113." + n);
        }
        assertThat(signIn(ADA, "192.0.2.78").status()).isEqualTo(429);
        assertThat(signIn(ADA, FRESH).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {ADA, "ADA@example.com", "unknown@example.com"})
    void theSixthAttemptWaitsAndSoLongerAndLongerWhetherTheNameExistsOrNot(String name) {
        for (int n = 0; n < 5; n++) {
            assertThat(guess(name, FRESH).status()).isEqualTo(401);
        }
        var waits = new ArrayList<Integer>();
        for (int n = 0; n < 5; n++) {
            var refused = guess(name, FRESH);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
            waits.add(Integer.parseInt(refused.header("Retry-After")));
            clock.advance(Duration.ofSeconds(waits.getLast()));
            assertThat(guess(name, FRESH).status()).isEqualTo(401);
        }
        assertThat(waits).isSorted().allSatisfy(wait -> assertThat(wait).isPositive());
        assertThat(waits.getLast()).isBetween(60, 300);
    }

    @Test
    void aRefusalOfAKnownAndOfAnUnknownNameAreAlike() {
        var known = tenth(ADA, "198.51.100.1");
        var unknown = tenth("unknown@example.com", "198.51.100.2");
        assertThat(known.status()).isEqualTo(429);
        assertThat(known.json().path("detail")).isEqualTo(unknown.json().path("detail"));
        // Neither looks at a password: that would take many times as long.
        assertThat(signIn(ADA, "198.51.100.1").status()).isEqualTo(429);
    }

    @Test
    void parallelGuessesDoNotSlipThrough() throws Exception {
        try (var pool = Executors.newFixedThreadPool(16)) {
            var answers = pool.invokeAll(IntStream.range(0, 40)
                    .<Callable<Integer>>mapToObj(_ -> () -> guess(ADA, FRESH).status())
                    .toList());
            int looked = 0;
            for (var answer : answers) {
                looked += answer.get() == 401 ? 1 : 0;
            }
            assertThat(looked).isEqualTo(5);
        }
    }

    @Test
    void aRightPasswordForgetsTheMistakesBeforeIt() {
        for (int n = 0; n < 4; n++) {
            assertThat(guess(ADA, FRESH).status()).isEqualTo(401);
        }
        assertThat(signIn(ADA, FRESH).status()).isEqualTo(200);
        for (int n = 0; n < 4; n++) {
            assertThat(guess(ADA, FRESH).status()).isEqualTo(401);
        }
        assertThat(signIn(ADA, FRESH).status()).isEqualTo(200);
    }

    @Test
    void anHourWithoutAttemptsForgetsAll() {
        tenth(ADA, FRESH);
        clock.advance(Duration.ofHours(1));
        for (int n = 0; n < 5; n++) {
            assertThat(guess(ADA, FRESH).status()).isEqualTo(401);
        }
    }

    @Test
    void theAddressesOfOneSubscriberCountAsOne() {
        for (int n = 0; n < 5; n++) {
            assertThat(guess("n" + n + "@example.com", "2001:db8:1:2::" + n).status())
                    .isEqualTo(401);
        }
        assertThat(guess("n6@example.com", "2001:db8:1:2:ffff:ffff:ffff:ffff").status())
                .isEqualTo(429);
        assertThat(guess("n7@example.com", "2001:db8:1:3::1").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"::ffff:203.0.113.9, 203.0.113.9", "203.0.113.9, ::ffff:203.0.113.9"})
    void anIpv4AddressInIpv6IsTheSameAddress(String one, String other) {
        for (int n = 0; n < 5; n++) {
            guess("n" + n + "@example.com", one);
        }
        assertThat(guess("n6@example.com", other).status()).isEqualTo(429);
    }

    @Test
    void aRefusalIsAnEventThatNamesClientAndReasonAndNotWhatWasTyped() {
        for (int n = 0; n < 30; n++) {
            guess(ADA, FRESH);
        }
        assertThat(reasons())
                .containsExactly(
                        "wrong_credentials",
                        "wrong_credentials",
                        "wrong_credentials",
                        "wrong_credentials",
                        "wrong_credentials",
                        "too_many_attempts");
        assertThat(sql.texts("SELECT DISTINCT details ->> 'client' FROM event_log"))
                .containsExactly(FRESH);
        assertThat(sql.texts("SELECT DISTINCT details ->> 'account_hash' FROM event_log"))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{16}");
        assertThat(sql.number("SELECT count(*) FROM event_log e WHERE CAST(e AS text) LIKE '%ada@%'"))
                .isZero();
    }

    @Test
    void aClientThatTriesManyNamesIsReportedOnceInAnHour() {
        for (int n = 0; n < 40; n++) {
            guess("user" + n + "@example.com", FRESH);
        }
        assertThat(sprayings()).isOne();
        assertThat(sql.text("SELECT details ->> 'client' FROM event_log WHERE event = 'auth.spraying'"))
                .isEqualTo(FRESH);
        clock.advance(Duration.ofHours(1));
        for (int n = 0; n < 40; n++) {
            guess("user" + n + "@example.com", FRESH);
        }
        assertThat(sprayings()).isEqualTo(2);
    }

    @Test
    void usersOfOneOfficeWhoSignInAreNoAttack() {
        var hash = sql.text("SELECT password_hash FROM users WHERE email = ?", ADA);
        for (int n = 0; n < 15; n++) {
            var email = "colleague" + n + "@example.com";
            sql.run("INSERT INTO users (email, password_hash, role) VALUES (?, ?, 'VIEWER')", email, hash);
            assertThat(signIn(email, FRESH).status()).as(email).isEqualTo(200);
        }
        assertThat(sprayings()).isZero();
    }

    @Test
    void oneClientAddsFewRowsAndRowsAreDeletedWhenTheyHaveExpired() {
        for (int n = 0; n < 100; n++) {
            guess("user" + n + "@example.com", FRESH);
        }
        assertThat(sql.number("SELECT count(*) FROM sign_in_pace")).isLessThanOrEqualTo(15);
        assertThat(sql.number("SELECT max(cardinality(names)) FROM sign_in_pace"))
                .isLessThanOrEqualTo(10);
        clock.advance(Duration.ofHours(2));
        guess("later@example.com", "192.0.2.99");
        guess("later@example.com", "192.0.2.99");
        assertThat(sql.number("SELECT count(*) FROM sign_in_pace")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/auth/step-up, '{\"password\":\"wrong horse battery\"}'",
        "/api/auth/password, '{\"present_password\":\"wrong horse battery\",\"password\":\"another horse battery\"}'"
    })
    void aStolenSessionDoesNotServeToGuessThePassword(String path, String body) throws Exception {
        var session = TestSession.of("ADMIN", UUID.fromString(sql.text("SELECT id FROM users WHERE email = ?", ADA)));
        var guesses = IntStream.range(0, 50)
                .<Callable<HttpAnswer>>mapToObj(_ -> () -> LambdaCall.http(
                        function,
                        HttpEvent.post(path, body)
                                .header("x-edge-secret", EDGE)
                                .header("cf-connecting-ip", FRESH)
                                .bearer(session)))
                .toList();
        int looked = 0;
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var answer : pool.invokeAll(guesses)) {
                assertThat(answer.get().status()).isIn(401, 403, 429);
                looked += answer.get().status() == 403 ? 1 : 0;
            }
        }
        assertThat(looked).isBetween(1, 5);
        assertThat(sql.text("SELECT attempts FROM sign_in_pace ORDER BY attempts DESC LIMIT 1"))
                .isEqualTo("5");
        assertThat(guess(ADA, FRESH).status())
                .as("they count at sign-in as well")
                .isEqualTo(429);
    }

    private static HttpAnswer tenth(String name, String client) {
        for (int n = 0; n < 9; n++) {
            guess(name, client);
        }
        return guess(name, client);
    }

    private static List<String> reasons() {
        return sql.texts("SELECT details ->> 'reason' FROM event_log WHERE event = 'auth.refused' ORDER BY id");
    }

    private static long sprayings() {
        return sql.number("SELECT count(*) FROM event_log WHERE event = 'auth.spraying'");
    }

    private static HttpAnswer guess(String name, String client) {
        return attempt(name, "wrong horse battery", client);
    }

    private static HttpAnswer signIn(String name, String client) {
        return attempt(name, PASSWORD, client);
    }

    private static HttpAnswer attempt(String name, String password, String client) {
        return LambdaCall.http(
                function,
                HttpEvent.post("/api/auth/login", "{\"email\":\"" + name + "\",\"password\":\"" + password + "\"}")
                        .header("x-edge-secret", EDGE)
                        .header("cf-connecting-ip", client));
    }
}
