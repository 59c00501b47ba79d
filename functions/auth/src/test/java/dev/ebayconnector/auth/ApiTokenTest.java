package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.MovableClock;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of programs, by raw events. */
class ApiTokenTest {

    private static MovableClock clock;
    private static TestDatabase database;
    private static Sql sql;
    private static AuthFunction function;

    private Person admin;

    @BeforeAll
    static void start() {
        clock = new MovableClock();
        database = TestDatabase.migrated();
        sql = new Sql(database.url());
        function = AuthScene.function(database.url());
        function.getApplicationContext().registerSingleton(Clock.class, clock);
    }

    @AfterAll
    static void stop() throws IOException {
        function.close();
        database.close();
    }

    @BeforeEach
    void oneAdmin() {
        sql.run("DELETE FROM users");
        sql.run("DELETE FROM event_log");
        admin = Person.add(function, sql, "ADMIN");
    }

    @ParameterizedTest
    @CsvSource({"read, 403, VIEWER", "sync, 403, VIEWER", "admin, 200, ADMIN"})
    void aTokenDoesWhatItsScopeAllows(String scope, int users, String role) {
        var token = token(scope);
        assertThat(get("/api/users", token).status()).isEqualTo(users);
        var me = get("/api/auth/me", token).json();
        assertThat(me.path("role").asText()).isEqualTo(role);
        assertThat(me.path("email").asText()).isEqualTo(admin.email());
    }

    @Test
    void theTokenIsShownOnceAndStoredAsAHash() {
        var token = token("read");
        assertThat(token).startsWith("ebc_").hasSizeGreaterThan(40);
        assertThat(admin.get("/api/auth/api-tokens").body()).doesNotContain(token);
        assertThat(sql.number("SELECT count(*) FROM api_tokens t WHERE CAST(t AS text) LIKE ?", "%" + token + "%"))
                .isZero();
        assertThat(sql.number("SELECT count(*) FROM event_log e WHERE CAST(e AS text) LIKE ?", "%" + token + "%"))
                .isZero();
        assertThat(sql.text("SELECT user_id FROM event_log WHERE event = 'auth.api_token_made'"))
                .isEqualTo(admin.id().toString());
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        var token = token("admin");
        var id = listed().path("id").asText();
        assertThat(admin.post("/api/auth/api-tokens/" + id + "/revoke", "{}").status())
                .isEqualTo(204);
        assertThat(get("/api/auth/me", token).status()).isEqualTo(401);
        assertThat(admin.post("/api/auth/api-tokens/" + id + "/revoke", "{}").status())
                .isEqualTo(404);
        assertThat(listed().path("revoked_at").asText()).isNotEmpty();
    }

    @Test
    void aTokenExpiresAndSaysWhenItWasUsed() {
        var token = token("read");
        assertThat(listed().path("last_used_at").asText("null")).isEqualTo("null");
        assertThat(get("/api/auth/me", token).status()).isEqualTo(200);
        assertThat(listed().path("last_used_at").asText("null")).isNotEqualTo("null");
        clock.advance(Duration.ofDays(90));
        assertThat(get("/api/auth/me", token).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE users SET disabled_at = now() WHERE id = ?",
                "UPDATE users SET role = 'VIEWER' WHERE id = ?",
                "DELETE FROM users WHERE id = ?"
            })
    void aTokenEndsWithTheRightsOfTheAdminWhoMadeIt(String end) {
        var token = token("read");
        sql.run(end, admin.id());
        assertThat(get("/api/auth/me", token).status()).isEqualTo(401);
    }

    @Test
    void aTokenCannotDoWhatNeedsAPassword() {
        var token = token("admin");
        for (var path : new String[] {
            "/api/auth/api-tokens", "/api/users", "/api/users/" + admin.id() + "/disable", "/api/auth/step-up"
        }) {
            var body = path.equals("/api/users")
                    ? "{\"email\":\"eve@example.com\",\"role\":\"ADMIN\"}"
                    : path.endsWith("tokens")
                            ? "{\"name\":\"more\",\"scope\":\"admin\"}"
                            : path.endsWith("step-up") ? "{\"password\":\"" + Person.PASSWORD + "\"}" : "{}";
            var answer = LambdaCall.http(function, HttpEvent.post(path, body).bearer(token));
            assertThat(answer.status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void aTokenNeitherSeesNorEndsTheSessionsOfItsMaker() {
        var token = token("admin");
        assertThat(get("/api/auth/sessions", token).status()).isEqualTo(403);
        assertThat(LambdaCall.http(
                                function,
                                HttpEvent.post("/api/auth/sessions/end", "{}").bearer(token))
                        .status())
                .isEqualTo(403);
        assertThat(admin.isSignedIn()).isTrue();
    }

    @Test
    void aTokenIsNoCookie() {
        var token = token("admin");
        assertThat(LambdaCall.http(function, HttpEvent.get("/api/auth/me").header("cookie", "__Host-session=" + token))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void everyWrongMemberIsNamed() {
        var answer = admin.post("/api/auth/api-tokens", "{\"name\":\" \",\"scope\":\"all\",\"days\":0}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("name", "scope", "days");
    }

    private String token(String scope) {
        var made = admin.post("/api/auth/api-tokens", "{\"name\":\"nightly job\",\"scope\":\"" + scope + "\"}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json().path("token").asText();
    }

    private JsonNode listed() {
        return admin.get("/api/auth/api-tokens").json().path("items").get(0);
    }

    private HttpAnswer get(String path, String token) {
        return LambdaCall.http(function, HttpEvent.get(path).bearer(token));
    }
}
