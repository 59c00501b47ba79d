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

    private HttpAnswer stepUp() {
        return function.call(HttpEvent.post("/test/step-up", "{}").bearer(session));
    }

    private String seen() {
        return sql.text("SELECT last_seen_at FROM sessions WHERE user_id = ?", user);
    }
}
