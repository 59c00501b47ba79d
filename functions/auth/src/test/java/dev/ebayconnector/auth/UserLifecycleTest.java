package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.MovableClock;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users from their invitation to their end, by raw events. */
class UserLifecycleTest {

    private static final String NEXT = "another long password";

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

    @Test
    void anInvitedUserSetsTheFirstPasswordOnce() {
        var added = admin.post("/api/users", "{\"email\":\"bob@example.com\",\"role\":\"VIEWER\"}");
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        assertThat(added.json().path("state").asText()).isEqualTo("invited");
        var link = linkOf(added);
        assertThat(sql.number("SELECT count(*) FROM password_links WHERE encode(secret_hash, 'escape') = ?", link))
                .as("the link is not stored")
                .isZero();
        assertThat(Person.signIn(function, "bob@example.com", "").status()).isEqualTo(422);
        assertThat(Person.signIn(function, "bob@example.com", NEXT).status()).isEqualTo(401);

        assertThat(redeem(link, "too short").fields()).containsExactly("password");
        assertThat(redeem(link, NEXT).status()).isEqualTo(204);
        assertThat(redeem(link, "a third long password").status()).isEqualTo(404);
        assertThat(Person.signIn(function, "bob@example.com", NEXT).status()).isEqualTo(200);
        assertThat(sql.number("SELECT count(*) FROM event_log e WHERE CAST(e AS text) LIKE ?", "%" + link + "%"))
                .isZero();
    }

    @Test
    void anInvitationIsGoodFor48HoursAndReplacedByTheNext() {
        var added = admin.post("/api/users", "{\"email\":\"bob@example.com\",\"role\":\"ADMIN\"}");
        var first = linkOf(added);
        var second = linkOf(admin.post("/api/users/" + added.json().path("id").asText() + "/password-link", "{}"));
        assertThat(redeem(first, NEXT).status()).isEqualTo(404);
        clock.advance(Duration.ofHours(48).plusSeconds(1));
        assertThat(redeem(second, NEXT).status()).isEqualTo(404);
    }

    @Test
    void aLostPasswordIsReplacedByAnAdminsLinkAndEndsTheSessions() {
        var bob = Person.add(function, sql, "VIEWER");
        var made = admin.post("/api/users/" + bob.id() + "/password-link", "{}");
        assertThat(made.json().path("purpose").asText()).isEqualTo("recover");
        assertThat(bob.isSignedIn()).isTrue();
        assertThat(redeem(linkOf(made), NEXT).status()).isEqualTo(204);
        assertThat(bob.isSignedIn()).isFalse();
        assertThat(Person.signIn(function, bob.email(), Person.PASSWORD).status())
                .isEqualTo(401);
        assertThat(Person.signIn(function, bob.email(), NEXT).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "disable, {}, auth.user_disabled, disabled",
        "role, '{\"role\":\"ADMIN\"}', auth.role_changed, role_changed",
        "sessions/end, {}, auth.sessions_ended, ended_by_admin"
    })
    void whatAnAdminDoesToAUserEndsTheSessionsAndTheLogSaysWho(String act, String body, String event, String why) {
        var bob = Person.add(function, sql, "VIEWER");
        var other = bob.signedIn();
        var answer = admin.post("/api/users/" + bob.id() + "/" + act, body);
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
        assertThat(bob.isSignedIn()).isFalse();
        assertThat(other.isSignedIn()).isFalse();
        assertThat(admin.isSignedIn()).isTrue();
        assertThat(sql.texts("SELECT DISTINCT ended_why FROM sessions WHERE user_id = ?", bob.id()))
                .containsExactly(why);
        assertThat(sql.text(
                        "SELECT user_id || ' ' || (details ->> 'of_user_id') || ' ' || (details ->> 'sessions')"
                                + " FROM event_log WHERE event = ?",
                        event))
                .isEqualTo(admin.id() + " " + bob.id() + " 2");
    }

    @Test
    void aDeletedUserIsRefusedAtOnce() {
        var bob = Person.add(function, sql, "ADMIN");
        assertThat(admin.post("/api/users/" + bob.id() + "/delete", "{}").status())
                .isEqualTo(204);
        assertThat(bob.get("/api/users").status()).isEqualTo(401);
        assertThat(admin.post("/api/users/" + bob.id() + "/delete", "{}").status())
                .isEqualTo(404);
        assertThat(sql.text("SELECT details ->> 'of_user_id' FROM event_log WHERE event = 'auth.user_deleted'"))
                .isEqualTo(bob.id().toString());
    }

    @Test
    void aDisabledUserCannotSignInUntilEnabled() {
        var bob = Person.add(function, sql, "VIEWER");
        admin.post("/api/users/" + bob.id() + "/disable", "{}");
        assertThat(Person.signIn(function, bob.email(), bob.password()).body())
                .contains("The e-mail address or the password is wrong.");
        admin.post("/api/users/" + bob.id() + "/enable", "{}");
        assertThat(Person.signIn(function, bob.email(), bob.password()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"disable, {}", "delete, {}", "role, '{\"role\":\"VIEWER\"}'"})
    void theLastAdminWhoCanSignInStays(String act, String body) {
        var bob = Person.add(function, sql, "ADMIN");
        admin.post("/api/users", "{\"email\":\"invited@example.com\",\"role\":\"ADMIN\"}");
        assertThat(admin.post("/api/users/" + bob.id() + "/" + act, body).status())
                .isEqualTo(204);
        var refused = admin.post("/api/users/" + admin.id() + "/" + act, body);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("last-admin");
        assertThat(admin.isSignedIn()).isTrue();
    }

    @Test
    void twoAdminsWhoDemoteEachOtherAtTheSameTimeLeaveOne() throws Exception {
        for (int round = 0; round < 5; round++) {
            sql.run("DELETE FROM users");
            var one = Person.add(function, sql, "ADMIN");
            var two = Person.add(function, sql, "ADMIN");
            try (var threads = Executors.newFixedThreadPool(2)) {
                threads.invokeAll(List.<Callable<HttpAnswer>>of(
                        () -> one.post("/api/users/" + two.id() + "/role", "{\"role\":\"VIEWER\"}"),
                        () -> two.post("/api/users/" + one.id() + "/role", "{\"role\":\"VIEWER\"}")));
            }
            assertThat(sql.number("SELECT count(*) FROM users WHERE role = 'ADMIN'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aUserChangesTheOwnPasswordAndSignsInAgain() {
        var elsewhere = admin.signedIn();
        assertThat(change("not the password", NEXT).json().path("code").asText())
                .isEqualTo("wrong-password");
        assertThat(change(Person.PASSWORD, NEXT).status()).isEqualTo(204);
        assertThat(admin.isSignedIn()).isFalse();
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(Person.signIn(function, admin.email(), NEXT).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eleven char", "sonyericsson", "QWERTY123456", "1q2w3e4r5t6y", "leavemealone"})
    void aPasswordThatIsEasyToGuessIsRefused(String password) {
        var answer = change(Person.PASSWORD, password);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("password");
        assertThat(admin.isSignedIn()).isTrue();
    }

    @Test
    void theEmailAddressIsNoPassword() {
        assertThat(change(Person.PASSWORD, admin.email().toUpperCase(Locale.ROOT))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aUserSeesTheOwnSessionsAndEndsOne() {
        var elsewhere = admin.signedIn();
        var bob = Person.add(function, sql, "VIEWER");
        var items = admin.get("/api/auth/sessions?limit=10").json().path("items");
        assertThat(items).hasSize(2);
        var current = items.get(0).path("current").asBoolean() ? 0 : 1;
        assertThat(items.get(current).path("current").asBoolean()).isTrue();
        var other = items.get(1 - current).path("id").asText();
        assertThat(bob.post("/api/auth/sessions/" + other + "/end", "{}").status())
                .as("another user's")
                .isEqualTo(404);
        assertThat(admin.post("/api/auth/sessions/" + other + "/end", "{}").status())
                .isEqualTo(200);
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(admin.isSignedIn()).isTrue();
    }

    @Test
    void signingOutEverywhereEndsEverySessionOfTheUserAlone() {
        var elsewhere = admin.signedIn();
        var bob = Person.add(function, sql, "VIEWER");
        assertThat(admin.post("/api/auth/sessions/end", "{}")
                        .json()
                        .path("ended")
                        .asInt())
                .isEqualTo(2);
        assertThat(admin.isSignedIn()).isFalse();
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(bob.isSignedIn()).isTrue();
    }

    @Test
    void whatChangesUsersNeedsAPasswordOfTheLastTenMinutes() {
        var bob = Person.add(function, sql, "VIEWER");
        clock.advance(Duration.ofMinutes(11));
        for (var act : List.of("role", "disable", "enable", "delete", "sessions/end", "password-link")) {
            var body = act.equals("role") ? "{\"role\":\"ADMIN\"}" : "{}";
            var refused = admin.post("/api/users/" + bob.id() + "/" + act, body);
            assertThat(refused.status()).as(act).isEqualTo(403);
            assertThat(refused.json().path("code").asText()).as(act).isEqualTo("step-up-required");
        }
        assertThat(admin.post("/api/users", "{\"email\":\"eve@example.com\",\"role\":\"ADMIN\"}")
                        .status())
                .isEqualTo(403);
        assertThat(admin.post("/api/users", "{\"email\":\"eve@example.com\",\"role\":\"VIEWER\"}")
                        .status())
                .isEqualTo(201);
        assertThat(stepUp("not the password").status()).isEqualTo(403);
        assertThat(stepUp(Person.PASSWORD).status()).isEqualTo(200);
        assertThat(admin.post("/api/users/" + bob.id() + "/disable", "{}").status())
                .isEqualTo(204);
    }

    @Test
    void fiveWrongPasswordsInARowEndTheSession() {
        for (int i = 0; i < 4; i++) {
            stepUp("not the password");
        }
        assertThat(stepUp(Person.PASSWORD).status()).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            assertThat(admin.isSignedIn()).isTrue();
            stepUp("not the password");
        }
        assertThat(admin.isSignedIn()).isFalse();
        assertThat(sql.text("SELECT ended_why FROM sessions WHERE user_id = ?", admin.id()))
                .isEqualTo("wrong_passwords");
    }

    private HttpAnswer stepUp(String password) {
        return admin.post("/api/auth/step-up", "{\"password\":\"" + password + "\"}");
    }

    private HttpAnswer change(String present, String wanted) {
        return admin.post(
                "/api/auth/password", "{\"present_password\":\"" + present + "\",\"password\":\"" + wanted + "\"}");
    }

    private HttpAnswer redeem(String link, String password) {
        return LambdaCall.http(
                function,
                HttpEvent.post(
                        "/api/auth/password/link", "{\"link\":\"" + link + "\",\"password\":\"" + password + "\"}"));
    }

    /** The secret at the end of the path. */
    private static String linkOf(HttpAnswer answer) {
        var path = answer.json().path("link").asText();
        assertThat(path).startsWith("/#/password?link=");
        return path.substring(path.indexOf('=') + 1);
    }
}
