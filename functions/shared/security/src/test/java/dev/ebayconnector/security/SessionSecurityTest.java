package dev.ebayconnector.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.core.settings.InvalidSettings;
import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.TestSession;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests are signed in, by raw events. */
class SessionSecurityTest {

    private static final SecuredFunction FUNCTION = new SecuredFunction();
    private static final String GOOD = TestSession.of(Roles.ADMIN);

    @AfterAll
    static void close() {
        FUNCTION.close();
    }

    @Test
    void aGoodSessionSignsInByHeaderAndByCookie() {
        assertThat(status(get("/test/me").bearer(GOOD))).isEqualTo(200);
        assertThat(status(get("/test/me").header("cookie", "a=b; connector_session=" + GOOD + "; c=d")))
                .isEqualTo(200);
    }

    @TestFactory
    Iterable<DynamicTest> aForgedSessionNeverSignsIn() throws Exception {
        return TokenForgery.all().entrySet().stream()
                .map(forged -> DynamicTest.dynamicTest(forged.getKey(), () -> {
                    var byHeader = FUNCTION.call(get("/test/me").bearer(forged.getValue()));
                    assertThat(byHeader.status()).as("header").isEqualTo(401);
                    assertThat(byHeader.headers("Content-Type")).containsExactly("application/problem+json");
                    assertThat(byHeader.headers("WWW-Authenticate")).hasSize(1);
                    assertThat(status(get("/test/me").header("cookie", "connector_session=" + forged.getValue())))
                            .as("cookie")
                            .isEqualTo(401);
                    assertThat(status(post("/test/admin").bearer(forged.getValue())))
                            .as("write")
                            .isEqualTo(401);
                }))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer garbage", "bearer garbage", "Bearer  x.y.z", "BEARER\tx"})
    void anInvalidBearerHeaderIsNotReplacedByTheCookieBesideIt(String header) {
        assertThat(status(get("/test/me").header("authorization", header).header("cookie", "connector_session=" + GOOD)))
                .isEqualTo(401);
        assertThat(status(post("/test/write")
                        .header("authorization", header)
                        .header("cookie", "connector_session=" + GOOD)))
                .as("a write without a CSRF token")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dXNlcjpwYXNz", "", "Digest x", "Bearerx y", "x"})
    void anotherAuthorizationHeaderDoesNotReplaceTheCsrfToken(String header) {
        var read = get("/test/me").header("authorization", header).header("cookie", "connector_session=" + GOOD);
        var write = post("/test/write").header("authorization", header).header("cookie", "connector_session=" + GOOD);
        var withToken = post("/test/write")
                .header("authorization", header)
                .header("cookie", "connector_session=" + GOOD)
                .header("x-csrf-token", TestSession.CSRF);
        assertThat(status(read)).isEqualTo(200);
        assertThat(status(write)).isEqualTo(403);
        assertThat(status(withToken)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "csrf-of-the-tes", "csrf-of-the-test2", "CSRF-OF-THE-TEST"})
    void aWriteByCookieNeedsTheSessionsOwnCsrfToken(String token) {
        var byCookie = post("/test/write").header("cookie", "connector_session=" + GOOD + "; connector_csrf=" + token);
        var answer = FUNCTION.call(token.isEmpty() ? byCookie : byCookie.header("x-csrf-token", token));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("detail").asText()).contains("X-CSRF-Token");
        assertThat(answer.body()).doesNotContain(TestSession.CSRF);
    }

    @Test
    void aWriteByBearerNeedsNoCsrfToken() {
        assertThat(status(post("/test/write").bearer(GOOD))).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"ADMIN, 200, 200", "VIEWER, 200, 403", "OWNER, 403, 403", "admin, 403, 403", "'', 403, 403"})
    void aRoleAllowsWhatItsRouteNames(String role, int read, int administer) {
        var session = TestSession.of(role);
        assertThat(status(get("/test/me").bearer(session))).isEqualTo(read);
        assertThat(status(post("/test/admin").bearer(session))).isEqualTo(administer);
    }

    @Test
    void aRouteWithoutARuleIsClosed() {
        assertThat(status(get("/test/unsecured"))).isEqualTo(401);
        assertThat(status(get("/test/unsecured").bearer(GOOD))).isEqualTo(403);
    }

    @Test
    void aPublicRouteIsOpenAlsoWithAnInvalidSession() {
        assertThat(status(get("/test/public"))).isEqualTo(200);
        assertThat(status(get("/test/public").header("cookie", "connector_session=x.y.z"))).isEqualTo(200);
    }

    @Test
    void noOtherCookieSignsIn() {
        assertThat(status(get("/test/me").header("cookie", "session=" + GOOD))).isEqualTo(401);
        assertThat(status(get("/test/me").header("cookie", "connector_csrf=" + GOOD))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "thirty-one bytes are too few !!"})
    void aShortSigningKeyStopsTheStart(String key) {
        var environment = Map.of("JWT_SECRET", key);
        assertThatThrownBy(() -> Settings.read(environment, SessionSettings::read))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("JWT_SECRET")
                .satisfies(e -> assertThat(key.isEmpty() || !e.getMessage().contains(key)).isTrue());
    }

    private static HttpEvent get(String path) {
        return HttpEvent.get(path);
    }

    private static HttpEvent post(String path) {
        return HttpEvent.post(path, "{}");
    }

    private static int status(HttpEvent event) {
        return FUNCTION.call(event).status();
    }
}
