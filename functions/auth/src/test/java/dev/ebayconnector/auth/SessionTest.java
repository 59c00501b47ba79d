package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, the session that comes of it, and signing out. */
class SessionTest {

    private static final String PASSWORD = "correct horse battery";

    private static TestDatabase database;
    private static Sql sql;
    private static AuthFunction function;

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.migrated();
        sql = new Sql(database.url());
        function = AuthScene.function(database.url());
        sql.run(
                "INSERT INTO users (email, password_hash, role) VALUES (?, ?, 'VIEWER')",
                "ada@example.com",
                new Passwords().hash(PASSWORD));
    }

    @AfterAll
    static void stop() throws IOException {
        function.close();
        database.close();
    }

    @Test
    void aRightPasswordGivesTwoCookies() {
        var answer = login("ada@example.com", PASSWORD, "sign-in-1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("expires_in").asLong()).isEqualTo(12 * 3600);
        assertThat(answer.body()).doesNotContain("token", "eyJ");
        assertThat(answer.headers("Set-Cookie"))
                .hasSize(2)
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("__Host-session=").containsIgnoringCase("HttpOnly"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("__Host-csrf=").doesNotContainIgnoringCase("HttpOnly"))
                .allSatisfy(
                        cookie -> assertThat(cookie).contains("Secure", "SameSite=Lax", "Path=/", "Max-Age=129600"));
        assertThat(sql.text("SELECT e.event FROM event_log e JOIN users u ON u.id = e.user_id WHERE e.request_id ="
                        + " 'sign-in-1'"))
                .isEqualTo("auth.login");
    }

    @Test
    void aProgramThatAsksForItGetsTheTokenInTheBody() {
        var answer = token("ada@example.com", "sign-in-4");

        assertThat(answer.json().path("token_type").asText()).isEqualTo("Bearer");
        var header = header(answer.json().path("access_token").asText());
        assertThat(header).contains("\"alg\":\"ES256\"", "\"kid\":\"");
        assertThat(sql.number("SELECT count(*) FROM sessions WHERE address = '127.0.0.1' AND client = 'test/1'"))
                .isPositive();
    }

    @Test
    void theAddressIsComparedWithoutCase() {
        assertThat(login("ADA@Example.com", PASSWORD, "sign-in-2").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"ada@example.com,not the password", "unknown@example.com,correct horse battery"})
    void aWrongPasswordAndAnUnknownAddressLookTheSame(String email, String password) {
        var answer = login(email, password, "refused-1");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("detail").asText()).isEqualTo("The e-mail address or the password is wrong.");
        assertThat(answer.json().path("request_id").asText()).isEqualTo("refused-1");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void aRefusalIsLoggedWithoutWhatWasTyped() {
        login("unknown@example.com", "typed by mistake", "refused-2");

        assertThat(sql.text("SELECT event FROM event_log WHERE request_id = 'refused-2'"))
                .isEqualTo("auth.refused");
        assertThat(sql.number("SELECT count(*) FROM event_log e WHERE CAST(e AS text) LIKE '%unknown@%' OR CAST(e AS"
                        + " text) LIKE '%mistake%'"))
                .isZero();
    }

    @Test
    void missingFieldsAreAllNamed() {
        var answer = call(HttpEvent.post("/api/auth/login", "{\"email\": \" \"}"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("email", "password");
    }

    @ParameterizedTest
    @CsvSource({"\\u0000@example.com, x, email", "\\ud800@example.com, x, email", "ada@example.com, \\u0000, password"})
    void whatNoDatabaseCanHoldIs422AndNamesTheField(String email, String password, String field) {
        var answer = login(email, password, "unstorable");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"email\":", "[]", "\"text\""})
    void whatIsNoJsonObjectIs400(String body) {
        assertThat(call(HttpEvent.post("/api/auth/login", body)).status()).isEqualTo(400);
    }

    @Test
    void theTokenAndTheCookieBothSayWhoItIs() {
        var signedIn = token("ada@example.com", "sign-in-3");
        var token = signedIn.json().path("access_token").asText();

        var byBearer = call(HttpEvent.get("/api/auth/me").bearer(token));
        var byCookie = call(
                HttpEvent.get("/api/auth/me").header("cookie", "theme=dark; __Host-session=" + token + "; other=1"));

        assertThat(byBearer.status()).isEqualTo(200);
        assertThat(byBearer.json()).isEqualTo(byCookie.json());
        assertThat(byBearer.json().path("email").asText()).isEqualTo("ada@example.com");
        assertThat(byBearer.json().path("role").asText()).isEqualTo("VIEWER");
        assertThat(signedIn.headers("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-csrf="
                                + byBearer.json().path("csrf_token").asText()));
    }

    @Test
    void withoutASessionNoUserIsKnown() {
        assertThat(call(HttpEvent.get("/api/auth/me")).status()).isEqualTo(401);
        assertThat(call(HttpEvent.get("/api/auth/me").bearer("no.token.atall")).status())
                .isEqualTo(401);
        assertThat(call(HttpEvent.get("/api/auth/me").header("cookie", "__Host-session="))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void signingOutClearsBothCookies() {
        var answer = call(HttpEvent.of("POST", "/api/auth/logout"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("Max-Age=0"));
    }

    @Test
    void signingOutEndsTheSession() {
        var token = token("ada@example.com", "sign-in-5")
                .json()
                .path("access_token")
                .asText();
        assertThat(call(HttpEvent.of("POST", "/api/auth/logout").bearer(token).header("x-request-id", "sign-out-1"))
                        .status())
                .isEqualTo(204);
        assertThat(call(HttpEvent.get("/api/auth/me").bearer(token)).status()).isEqualTo(401);
        assertThat(sql.text("SELECT e.event FROM event_log e JOIN users u ON u.id = e.user_id WHERE e.request_id ="
                        + " 'sign-out-1'"))
                .isEqualTo("auth.logout");
    }

    @Test
    void aSessionIsNotMadeForAPasswordThatWasReplacedMeanwhile() {
        var store = function.getApplicationContext().getBean(UserStore.class);
        var sessions = function.getApplicationContext().getBean(Sessions.class);
        var compared = store.findByEmail("ada@example.com").orElseThrow();
        var client = new Client("", "");
        assertThat(sessions.open(compared, client)).isPresent();
        sql.run("UPDATE users SET password_hash = ? WHERE id = ?", new Passwords().hash(PASSWORD), compared.id());
        assertThat(sessions.open(compared, client)).isEmpty();
    }

    private static HttpAnswer token(String email, String requestId) {
        return call(HttpEvent.post(
                        "/api/auth/login",
                        "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\",\"token\":true}")
                .header("x-request-id", requestId)
                .header("user-agent", "test/1"));
    }

    private static String header(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8);
    }

    private static HttpAnswer login(String email, String password, String requestId) {
        return call(
                HttpEvent.post("/api/auth/login", "{\"email\": \"" + email + "\", \"password\": \"" + password + "\"}")
                        .header("x-request-id", requestId));
    }

    private static HttpAnswer call(HttpEvent event) {
        return LambdaCall.http(function, event);
    }
}
