package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.EndedSessions;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.StrictBodies;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may add people, and what a write by cookie must bring. */
class UsersTest {

    private static final String PASSWORD = "correct horse battery";

    /** Those who are not of the test's own sessions. */
    private static final String ADDED =
            "SELECT count(*) FROM users WHERE email NOT IN ('admin@example.com', 'viewer@example.com')";

    private static TestDatabase database;
    private static Sql sql;
    private static AuthFunction function;

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.migrated();
        sql = new Sql(database.url());
        function = AuthScene.function(database.url());
    }

    @AfterAll
    static void stop() throws IOException {
        function.close();
        database.close();
    }

    @BeforeEach
    void removeAddedUsers() {
        sql.run("DELETE FROM users WHERE email NOT IN ('admin@example.com', 'viewer@example.com')");
    }

    @Test
    void everyRouteThatChangesSomethingRefusesUnknownMembers() {
        assertThat(StrictBodies.routesThatIgnoreUnknownMembers(function.getApplicationContext(), function))
                .isEmpty();
    }

    @Test
    void aSessionThatHasEndedIsRefusedByEveryRoute() {
        assertThat(EndedSessions.routesThatStillAnswer(function.getApplicationContext(), function, database.url()))
                .isEmpty();
    }

    @Test
    void aRefusedRequestOfASignedInUserIsAnEventOnceAMinute() {
        var viewer = UUID.randomUUID();
        var admin = UUID.randomUUID();
        var byCookie = "__Host-session=" + TestSession.of("ADMIN", admin);
        for (int n = 0; n < 5; n++) {
            call(HttpEvent.get("/api/users").bearer(TestSession.of("VIEWER", viewer)));
            call(add("eve@example.com", PASSWORD, "VIEWER").header("cookie", byCookie));
        }
        assertThat(refusals(viewer)).containsExactly("role VIEWER GET /api/users");
        assertThat(refusals(admin)).containsExactly("csrf ADMIN POST /api/users");
        call(add("eve@example.com", PASSWORD, "VIEWER").bearer(TestSession.of("VIEWER", viewer)));
        assertThat(refusals(viewer)).containsExactly("role VIEWER GET /api/users", "role VIEWER POST /api/users");
    }

    private static List<String> refusals(UUID user) {
        return sql.texts("""
            SELECT concat_ws(' ', details ->> 'reason', details ->> 'role', details ->> 'route') FROM event_log
            WHERE event = 'auth.forbidden' AND user_id = ? ORDER BY id
            """, user);
    }

    @Test
    void anAdminAddsAUserWhoCanThenSignIn() {
        var added = call(add("bob@example.com", PASSWORD, "VIEWER")
                .bearer(TestSession.of("ADMIN"))
                .header("x-request-id", "added-1"));

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().path("email").asText()).isEqualTo("bob@example.com");
        assertThat(added.body()).doesNotContain("hash", PASSWORD);
        assertThat(sql.text("SELECT password_hash FROM users WHERE email = 'bob@example.com'"))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(sql.text("SELECT details ->> 'added_user_id' FROM event_log WHERE request_id = 'added-1'"))
                .isEqualTo(added.json().path("id").asText());
        assertThat(call(HttpEvent.post(
                                "/api/auth/login", "{\"email\":\"bob@example.com\",\"password\":\"" + PASSWORD + "\"}"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theListShowsEveryUserAndNoHash() {
        call(add("bob@example.com", PASSWORD, "VIEWER").bearer(TestSession.of("ADMIN")));
        call(add("Ada@example.com", PASSWORD, "ADMIN").bearer(TestSession.of("ADMIN")));

        var list = call(HttpEvent.get("/api/users").bearer(TestSession.of("ADMIN")));

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().path("items").findValuesAsText("email"))
                .containsSubsequence("Ada@example.com", "admin@example.com", "bob@example.com");
        assertThat(list.json().path("items").findValuesAsText("state")).containsOnly("active");
        assertThat(list.body()).doesNotContain("argon2");
    }

    @Test
    void pagesShowEveryUserOnceAlsoBeyondTheFirstThousand() {
        sql.run("""
            INSERT INTO users (email, password_hash, role)
            SELECT CASE n % 2 WHEN 0 THEN 'User' ELSE 'user' END || n || '@example.com', 'x', 'VIEWER'
            FROM generate_series(1, 1205) n
            """);
        var seen = new ArrayList<String>();
        var target = "/api/users?limit=500";
        for (var next = ""; !next.equals("null"); ) {
            var page = call(HttpEvent.get(target + (next.isEmpty() ? "" : "&next=" + next))
                            .bearer(TestSession.of("ADMIN")))
                    .json();
            seen.addAll(page.path("items").findValuesAsText("email"));
            next = page.path("next").asText();
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(1206).doesNotHaveDuplicates();
    }

    @Test
    void anAddressIsTakenInEveryCase() {
        call(add("bob@example.com", PASSWORD, "VIEWER").bearer(TestSession.of("ADMIN")));

        assertThat(call(add("BOB@example.com", PASSWORD, "ADMIN").bearer(TestSession.of("ADMIN")))
                        .status())
                .isEqualTo(409);
        assertThat(sql.number(ADDED)).isEqualTo(1);
    }

    @Test
    void everyWrongFieldIsNamed() {
        var answer = call(add("no address", "too short", "OWNER").bearer(TestSession.of("ADMIN")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("email", "password", "role");
        assertThat(answer.body()).doesNotContain("too short\"");
        assertThat(sql.number(ADDED)).isZero();
    }

    @Test
    void aStrangerIs401AndAViewer403() {
        assertThat(call(HttpEvent.get("/api/users")).status()).isEqualTo(401);
        assertThat(call(HttpEvent.get("/api/users").bearer(TestSession.of("VIEWER")))
                        .status())
                .isEqualTo(403);
        assertThat(call(add("eve@example.com", PASSWORD, "ADMIN")).status()).isEqualTo(401);
        assertThat(call(add("eve@example.com", PASSWORD, "ADMIN").bearer(TestSession.of("VIEWER")))
                        .status())
                .isEqualTo(403);
        assertThat(sql.number(ADDED)).isZero();
    }

    @Test
    void aWriteByCookieMustRepeatTheSessionsOwnCsrfToken() {
        assertThat(call(byCookie("eve@example.com")).status()).as("none").isEqualTo(403);
        assertThat(call(byCookie("eve@example.com")
                                .header("x-csrf-token", "planted")
                                .header("cookie", "__Host-csrf=planted"))
                        .status())
                .as("of a planted cookie")
                .isEqualTo(403);
        assertThat(sql.number(ADDED)).isZero();

        assertThat(call(byCookie("bob@example.com").header("x-csrf-token", TestSession.CSRF))
                        .status())
                .isEqualTo(201);
    }

    private static HttpEvent byCookie(String email) {
        return add(email, PASSWORD, "ADMIN").header("cookie", "__Host-session=" + TestSession.of("ADMIN"));
    }

    private static HttpEvent add(String email, String password, String role) {
        return HttpEvent.post(
                "/api/users",
                "{\"email\":\"" + email + "\",\"password\":\"" + password + "\",\"role\":\"" + role + "\"}");
    }

    private static HttpAnswer call(HttpEvent event) {
        return LambdaCall.http(function, event);
    }
}
