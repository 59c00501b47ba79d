package dev.ebayconnector.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.core.settings.InvalidSettings;
import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import java.io.IOException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests are signed in, by raw events. */
class SessionSecurityTest {

    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final SecuredFunction FUNCTION = new SecuredFunction(DATABASE.url());
    private static final String GOOD = TestSession.of(Roles.ADMIN);

    @AfterAll
    static void close() throws IOException {
        FUNCTION.close();
        DATABASE.close();
    }

    @Test
    void aGoodSessionSignsInByHeaderAndByCookie() {
        assertThat(status(get("/test/me").bearer(GOOD))).isEqualTo(200);
        assertThat(status(get("/test/me").header("cookie", "a=b; __Host-session=" + GOOD + "; c=d")))
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
                    assertThat(status(get("/test/me").header("cookie", "__Host-session=" + forged.getValue())))
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
        assertThat(status(get("/test/me").header("authorization", header).header("cookie", "__Host-session=" + GOOD)))
                .isEqualTo(401);
        assertThat(status(
                        post("/test/write").header("authorization", header).header("cookie", "__Host-session=" + GOOD)))
                .as("a write without a CSRF token")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dXNlcjpwYXNz", "", "Digest x", "Bearerx y", "x"})
    void anotherAuthorizationHeaderDoesNotReplaceTheCsrfToken(String header) {
        var read = get("/test/me").header("authorization", header).header("cookie", "__Host-session=" + GOOD);
        var write = post("/test/write").header("authorization", header).header("cookie", "__Host-session=" + GOOD);
        var withToken = post("/test/write")
                .header("authorization", header)
                .header("cookie", "__Host-session=" + GOOD)
                .header("x-csrf-token", TestSession.CSRF);
        assertThat(status(read)).isEqualTo(200);
        assertThat(status(write)).isEqualTo(403);
        assertThat(status(withToken)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "csrf-of-the-tes", "csrf-of-the-test2", "CSRF-OF-THE-TEST"})
    void aWriteByCookieNeedsTheSessionsOwnCsrfToken(String token) {
        var byCookie = post("/test/write").header("cookie", "__Host-session=" + GOOD + "; __Host-csrf=" + token);
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
    @CsvSource({"ADMIN, 200, 200", "VIEWER, 200, 403", "OWNER, 401, 401", "admin, 401, 401", "'', 401, 401"})
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
        assertThat(status(get("/test/public").header("cookie", "__Host-session=x.y.z")))
                .isEqualTo(200);
    }

    @Test
    void noOtherCookieSignsIn() {
        assertThat(status(get("/test/me").header("cookie", "session=" + GOOD))).isEqualTo(401);
        assertThat(status(get("/test/me").header("cookie", "connector_session=" + GOOD)))
                .isEqualTo(401);
        assertThat(status(get("/test/me").header("cookie", "__Host-csrf=" + GOOD)))
                .isEqualTo(401);
    }

    @Test
    void withoutTlsTheCookiesHavePlainNames() {
        try (var plain = new SecuredFunction(DATABASE.url(), Map.of("SESSION_COOKIE_SECURE", "false"))) {
            assertThat(plain.call(get("/test/me").header("cookie", "session=" + GOOD))
                            .status())
                    .isEqualTo(200);
            assertThat(plain.call(get("/test/me").header("cookie", "__Host-session=" + GOOD))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void whileTheKeyIsRotatedSessionsOfBothKeysAreGoodAndAfterwardsThoseOfTheNewOne() {
        var next = Base64.getEncoder()
                .encodeToString(TestSession.newPair().getPublic().getEncoded());
        assertThat(statusWith(next + "," + TestSession.KEYS)).isEqualTo(200);
        assertThat(statusWith(TestSession.KEYS + ", " + next)).isEqualTo(200);
        assertThat(statusWith(next)).isEqualTo(401);
    }

    private static int statusWith(String keys) {
        try (var function = new SecuredFunction(DATABASE.url(), Map.of("SESSION_KEYS", keys))) {
            return function.call(get("/test/me").bearer(GOOD)).status();
        }
    }

    @ParameterizedTest
    @MethodSource("wrongKeys")
    void wrongKeysStopTheStart(String keys) {
        var environment = Map.of("SESSION_KEYS", keys);
        assertThatThrownBy(() -> Settings.read(environment, SessionSettings::read))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("SESSION_KEYS")
                .satisfies(e -> assertThat(keys.isEmpty() || !e.getMessage().contains(keys))
                        .isTrue());
    }

    static Stream<String> wrongKeys() throws NoSuchAlgorithmException {
        var rsa = KeyPairGenerator.getInstance("RSA")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        var three = Stream.generate(TestSession::newPair)
                .limit(3)
                .map(pair -> Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()))
                .collect(Collectors.joining(","));
        return Stream.of(
                "",
                "short",
                "AAAA",
                TestSession.KEYS + ",",
                TestSession.SIGNING_KEY,
                Base64.getEncoder().encodeToString(rsa),
                three);
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
