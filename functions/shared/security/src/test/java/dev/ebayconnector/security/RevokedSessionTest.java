package dev.ebayconnector.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.EndedSessions;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.testingpostgres.FaultProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database says of a session counts, with effect on the next request. */
class RevokedSessionTest {

    private final UUID user = UUID.randomUUID();

    private TestDatabase database;
    private Sql sql;
    private FaultProxy proxy;
    private SecuredFunction function;
    private String session;

    @BeforeEach
    void start() {
        database = TestDatabase.migrated();
        sql = new Sql(database.url());
        proxy = FaultProxy.before(database.port());
        function = new SecuredFunction(database.urlThrough(proxy));
        session = TestSession.of(Roles.ADMIN, user);
    }

    @AfterEach
    void stop() throws IOException {
        function.close();
        proxy.close();
        database.close();
    }

    @Test
    void aSessionThatHasEndedInAnyWayIsRefused() {
        assertThat(EndedSessions.routesThatStillAnswer(function.getApplicationContext(), function, database.url()))
                .isEmpty();
    }

    @Test
    void theNextRequestAfterTheEndIsRefused() {
        assertThat(me().status()).isEqualTo(200);
        sql.run("UPDATE sessions SET ended_at = now() WHERE user_id = ?", user);
        assertThat(me().status()).isEqualTo(401);
    }

    @Test
    void theUseOfAnEndedSessionIsOneEventWhateverInstancesRefuseIt() {
        sql.run("UPDATE sessions SET ended_at = now(), ended_why = 'signed_out' WHERE user_id = ?", user);
        try (var other = new SecuredFunction(database.url())) {
            for (int n = 0; n < 3; n++) {
                assertThat(me().status()).isEqualTo(401);
                assertThat(other.call(HttpEvent.get("/test/me").bearer(session)).status())
                        .isEqualTo(401);
            }
        }
        assertThat(sql.texts("SELECT event FROM event_log")).containsExactly("auth.ended_session_used");
        assertThat(sql.number("""
            SELECT count(*) FROM event_log JOIN sessions s ON s.user_id = event_log.user_id
            WHERE details ->> 'session_id' = CAST(s.id AS text) AND details ->> 'reason' = 'signed_out'
              AND details ->> 'client' = '127.0.0.1' AND request_id IS NOT NULL
            """)).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "unused, UPDATE sessions SET last_seen_at = now() - interval '400 days'",
        "too_old, UPDATE sessions SET ends_at = now() - interval '1 second'",
        "user_changed, UPDATE users SET disabled_at = now()"
    })
    void theEventSaysWhyTheSessionHadEnded(String reason, String end) {
        sql.run(end);
        assertThat(me().status()).isEqualTo(401);
        assertThat(sql.text("SELECT details ->> 'reason' FROM event_log")).isEqualTo(reason);
    }

    @Test
    void aSessionThatWasNeverMadeIsNoEvent() {
        sql.run("DELETE FROM sessions");
        assertThat(me().status()).isEqualTo(401);
        assertThat(sql.number("SELECT count(*) FROM event_log")).isZero();
    }

    @Test
    void theUserIsWhoTheDatabaseSaysNow() {
        sql.run("UPDATE users SET email = 'renamed@example.com' WHERE id = ?", user);
        assertThat(me().json().path("email").asText()).isEqualTo("renamed@example.com");
    }

    @Test
    void aSessionEndsWhenItIsUnusedAndUseKeepsItAlive() {
        sql.run("UPDATE sessions SET idle_minutes = 60 WHERE user_id = ?", user);
        for (int i = 0; i < 3; i++) {
            function.clock.advance(Duration.ofMinutes(59));
            assertThat(me().status()).isEqualTo(200);
        }
        function.clock.advance(Duration.ofMinutes(61));
        assertThat(me().status()).isEqualTo(401);
    }

    @Test
    void whatNoPersonCausedUsesTheSessionAndDoesNotKeepItAlive() {
        sql.run("UPDATE sessions SET idle_minutes = 60 WHERE user_id = ?", user);
        function.clock.advance(Duration.ofMinutes(30));
        assertThat(me().status()).isEqualTo(200);
        var seen = seen();
        for (int i = 0; i < 5; i++) {
            function.clock.advance(Duration.ofMinutes(11));
            assertThat(background("true").status()).isEqualTo(200);
        }
        assertThat(seen()).isEqualTo(seen);
        function.clock.advance(Duration.ofMinutes(6));
        var ended = background("true");
        assertThat(ended.status()).isEqualTo(401);
        assertThat(ended.json().path("reason").asText()).isEqualTo("unused");
        assertThat(me().status()).as("a person comes back").isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "", "1", "TRUE "})
    void onlyTheOneWordMakesARequestOneOfTheBackground(String value) {
        sql.run("UPDATE sessions SET idle_minutes = 60 WHERE user_id = ?", user);
        for (int i = 0; i < 3; i++) {
            function.clock.advance(Duration.ofMinutes(59));
            assertThat(background(value).status()).isEqualTo(200);
        }
    }

    @Test
    void useDoesNotProlongTheWholeLife() {
        sql.run("UPDATE sessions SET ends_at = now() + interval '30 minutes' WHERE user_id = ?", user);
        function.clock.advance(Duration.ofMinutes(29));
        assertThat(me().status()).isEqualTo(200);
        function.clock.advance(Duration.ofMinutes(2));
        assertThat(me().status()).isEqualTo(401);
    }

    @Test
    void whenItWasSeenIsWrittenOnceAMinute() {
        var made = seen();
        function.clock.advance(Duration.ofSeconds(50));
        me();
        assertThat(seen()).isEqualTo(made);
        function.clock.advance(Duration.ofSeconds(20));
        me();
        var later = seen();
        assertThat(later).isNotEqualTo(made);
        me();
        assertThat(seen()).isEqualTo(later);
    }

    @Test
    void aSessionThatCannotBeCheckedIs503AndNot401() {
        assertThat(me().status()).isEqualTo(200);
        proxy.refuse();
        proxy.cut();
        assertThat(me().status()).isEqualTo(503);
        assertThat(function.call(HttpEvent.get("/test/public")).status())
                .as("nothing is read for a request without a session")
                .isEqualTo(200);
        proxy.admit();
        assertThat(me().status()).isEqualTo(200);
    }

    @Test
    void connectionsThatDiedSinceTheLastRequestCostNoRefusal() {
        assertThat(me().status()).isEqualTo(200);
        proxy.cut();
        assertThat(me().status()).isEqualTo(200);
        proxy.swallow();
        assertThat(me().status()).isEqualTo(200);
    }

    @Test
    void aPasswordConfirmedWithinTenMinutesAllowsWhatNeedsIt() {
        assertThat(stepUp().status()).as("just signed in").isEqualTo(200);
        function.clock.advance(Duration.ofMinutes(9));
        assertThat(stepUp().status()).isEqualTo(200);
        function.clock.advance(Duration.ofMinutes(2));
        var refused = stepUp();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.headers("Content-Type")).containsExactly("application/problem+json");
        assertThat(refused.json().path("code").asText()).isEqualTo("step-up-required");
        assertThat(me().status()).as("other routes").isEqualTo(200);

        sql.run("UPDATE sessions SET confirmed_at = now() + interval '11 minutes' WHERE user_id = ?", user);
        assertThat(stepUp().status()).isEqualTo(200);
    }

    private HttpAnswer me() {
        return function.call(HttpEvent.get("/test/me").bearer(session));
    }

    private HttpAnswer background(String value) {
        return function.call(HttpEvent.get("/test/me").bearer(session).header("connector-background", value));
    }

    private HttpAnswer stepUp() {
        return function.call(HttpEvent.post("/test/step-up", "{}").bearer(session));
    }

    private String seen() {
        return sql.text("SELECT last_seen_at FROM sessions WHERE user_id = ?", user);
    }
}
