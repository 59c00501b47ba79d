package dev.ebayconnector.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a session or an API token has ended is told to who has its secret, at each use, and to no one else. */
class EndedReasonTest {

    private final UUID user = UUID.randomUUID();

    private TestDatabase database;
    private Sql sql;
    private SecuredFunction function;
    private String session;

    @BeforeEach
    void start() {
        database = TestDatabase.migrated();
        sql = new Sql(database.url());
        function = new SecuredFunction(database.url());
        session = TestSession.of(Roles.ADMIN, user);
    }

    @AfterEach
    void stop() throws IOException {
        function.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signed_out",
                "signed_out_everywhere",
                "ended_by_admin",
                "password_changed",
                "role_changed",
                "disabled",
                "factor_added",
                "factors_reset",
                "wrong_passwords",
                "a_reason_of_a_later_release"
            })
    void whatEndedTheSessionIsTold(String why) {
        sql.run("UPDATE sessions SET ended_at = now(), ended_why = ?", why);
        var answer = me();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.headers("WWW-Authenticate")).hasSize(1);
        assertThat(told(answer)).isEqualTo("session-ended " + why);
        assertThat(answer.json().path("detail").asText())
                .startsWith("This session ")
                .endsWith(" Sign in again.");
    }

    @ParameterizedTest
    @CsvSource({
        "unused, UPDATE sessions SET last_seen_at = now() - interval '61 minutes'",
        "too_old, UPDATE sessions SET ends_at = now() - interval '1 second'",
        "unused, 'UPDATE sessions SET last_seen_at = now() - interval ''13 hours'', ends_at = now() - interval ''1"
                + " hour'''",
        "too_old, 'UPDATE sessions SET last_seen_at = now() - interval ''3 hours'', ends_at = now() - interval ''150"
                + " minutes'''",
        "user_changed, UPDATE users SET disabled_at = now()",
        "user_changed, UPDATE users SET role = 'VIEWER'"
    })
    void whatCameFirstIsTold(String reason, String end) {
        sql.run("UPDATE sessions SET idle_minutes = 60");
        sql.run(end);
        assertThat(told(me())).isEqualTo("session-ended " + reason);
    }

    @Test
    void itIsToldAtEachUseByEachInstanceHoweverTheSessionIsSent() {
        sql.run("UPDATE sessions SET ended_at = now(), ended_why = 'disabled'");
        try (var other = new SecuredFunction(database.url())) {
            for (int n = 0; n < 3; n++) {
                assertThat(told(me())).isEqualTo("session-ended disabled");
                assertThat(told(other.call(HttpEvent.get("/test/me").header("cookie", "__Host-session=" + session))))
                        .isEqualTo("session-ended disabled");
            }
            assertThat(told(other.call(HttpEvent.post("/test/write", "{}").bearer(session))))
                    .isEqualTo("session-ended disabled");
        }
        assertThat(function.call(HttpEvent.get("/test/public").bearer(session)).status())
                .as("a public route")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "revoked, UPDATE api_tokens SET revoked_at = now()",
        "expired, UPDATE api_tokens SET expires_at = now() - interval '1 second'",
        "user_changed, UPDATE users SET role = 'VIEWER'"
    })
    void anApiTokenIsToldToo(String reason, String end) {
        var token = TestSession.apiToken("read");
        sql.run(end);
        for (int n = 0; n < 2; n++) {
            assertThat(told(function.call(HttpEvent.get("/test/me").bearer(token))))
                    .isEqualTo("api-token-ended " + reason);
        }
    }

    @Test
    void whoHasNoSecretIsAnsweredAsWithoutAnySignIn() throws Exception {
        sql.run("UPDATE sessions SET ended_at = now(), ended_why = 'disabled'");
        var none = withoutId(function.call(HttpEvent.get("/test/me")));
        assertThat(none.has("code") || none.has("reason")).isFalse();
        for (var forged : TokenForgery.all().values()) {
            assertThat(withoutId(function.call(HttpEvent.get("/test/me").bearer(forged))))
                    .as(forged)
                    .isEqualTo(none);
        }
        for (var guess : new String[] {"ebc_", "ebc_" + UUID.randomUUID()}) {
            assertThat(withoutId(function.call(HttpEvent.get("/test/me").bearer(guess))))
                    .isEqualTo(none);
        }
        var unknown = TestSession.signed(TestSession.claims(
                        user, UUID.randomUUID().toString(), Instant.now().plusSeconds(60))
                .build());
        assertThat(withoutId(function.call(HttpEvent.get("/test/me").bearer(unknown))))
                .as("a session without a row")
                .isEqualTo(none);
    }

    private HttpAnswer me() {
        return function.call(HttpEvent.get("/test/me").bearer(session));
    }

    private static String told(HttpAnswer answer) {
        return answer.json().path("code").asText() + " "
                + answer.json().path("reason").asText();
    }

    private static ObjectNode withoutId(HttpAnswer answer) {
        ObjectNode problem = answer.json().deepCopy();
        problem.remove("request_id");
        return problem;
    }
}
