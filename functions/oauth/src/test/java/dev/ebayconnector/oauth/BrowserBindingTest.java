package dev.ebayconnector.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestSession;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the browser that started a consent finishes it, and callbacks that no consent caused leave no rows. */
class BrowserBindingTest {

    private static final String BODY = "{\"environment\":\"sandbox\"}";

    private static Scene scene;

    @BeforeAll
    static void start() throws Exception {
        scene = new Scene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @BeforeEach
    void forget() {
        scene.ebay.forgetCalls();
        scene.sql.run("DELETE FROM refused_requests");
    }

    @Test
    void theCookieIsForThisHostAndNotForScripts() {
        var cookie = startInBrowser(null).header("Set-Cookie");
        assertThat(cookie).matches("__Host-oauth=[A-Za-z0-9_-]{43};.*");
        assertThat(cookie)
                .contains("Secure", "Path=/", "SameSite=Lax", "Max-Age=600")
                .containsIgnoringCase("HttpOnly");
        assertThat(cookie).doesNotContainIgnoringCase("Domain=");
        assertThat(scene.sql.number(
                        "SELECT count(*) FROM oauth_states WHERE position(? in oauth_states::text) > 0",
                        mark(cookie).substring("__Host-oauth=".length())))
                .as("only its hash is stored")
                .isZero();
    }

    @Test
    void withoutTlsTheCookieHasAnotherName() {
        try (var function = scene.function(Map.of("SESSION_COOKIE_SECURE", "false"))) {
            var event = HttpEvent.post("/api/ebay/oauth/start", BODY).bearer(TestSession.of("ADMIN", scene.user));
            assertThat(LambdaCall.http(function, event).header("Set-Cookie"))
                    .startsWith("connector_oauth=")
                    .doesNotContain("Secure");
        }
    }

    @Test
    void theBrowserThatStartedTheConsentFinishesIt() {
        var started = startInBrowser(null);
        land(approved(started), mark(started.header("Set-Cookie")))
                .in(Outcome.CONNECTED)
                .logged("oauth.received", "oauth.exchanged", "oauth.success");
    }

    @Test
    void anotherBrowserDoesNotAndTheConsentRemainsValidForTheFirst() {
        var started = startInBrowser(null);
        var callback = approved(started);
        var other = mark(startInBrowser(null).header("Set-Cookie"));
        for (var cookie : new String[] {null, other, "__Host-oauth=", "__Host-oauth=" + "x".repeat(43)}) {
            land(callback, cookie).in(Outcome.OTHER_BROWSER).logged("oauth.received", "oauth.failed");
        }
        assertThat(scene.ebay.calls("token.authorization_code")).isZero();
        land(callback, mark(started.header("Set-Cookie"))).in(Outcome.CONNECTED);
    }

    @Test
    void anotherBrowserCannotDeclineForTheFirst() {
        var started = startInBrowser(null);
        var callback = approved(started);
        var state = callback.getRawQuery().replaceAll(".*(state=[^&]*).*", "$1");
        land(URI.create("/api/ebay/oauth/declined?" + state), null).in(Outcome.OTHER_BROWSER);
        land(callback, mark(started.header("Set-Cookie"))).in(Outcome.CONNECTED);
    }

    @Test
    void twoTabsOfABrowserFinishTheirOwnConsents() {
        var first = startInBrowser(null);
        var cookie = mark(first.header("Set-Cookie"));
        var second = startInBrowser(cookie);
        assertThat(mark(second.header("Set-Cookie"))).isEqualTo(cookie);
        land(approved(second), cookie).in(Outcome.CONNECTED);
        land(approved(first), cookie).in(Outcome.CONNECTED);
    }

    @Test
    void aProgramGetsALinkThatItMayHandOn() {
        var started = scene.start(scene.user, Scene.handedOn(BODY));
        assertThat(started.headers("Set-Cookie")).isEmpty();
        land(approved(started), null).in(Outcome.CONNECTED);
    }

    @Test
    void aBrowserGetsNoLinkToHandOn() {
        var event = HttpEvent.post("/api/ebay/oauth/start", Scene.handedOn(BODY))
                .header("cookie", "__Host-session=" + TestSession.of("ADMIN", scene.user))
                .header("x-csrf-token", TestSession.CSRF);
        var answer = LambdaCall.http(scene.function, event);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("handoff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"callback", "declined"})
    void headNeverUsesAConsentUp(String end) {
        var callback = scene.approved("seller-a");
        var event = HttpEvent.of("HEAD", "/api/ebay/oauth/" + end + "?" + callback.getRawQuery());
        assertThat(LambdaCall.http(scene.function, event).status()).isEqualTo(405);
        assertThat(scene.ebay.calls("token.authorization_code")).isZero();
        scene.callback(callback).in(Outcome.CONNECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "state"})
    void aDoubledParameterIsRefusedAndTheConsentRemainsValid(String name) {
        var callback = scene.approved("seller-a");
        var given = callback.getRawQuery().replaceAll(".*(" + name + "=[^&]*).*", "$1");
        for (var query : new String[] {
            callback.getRawQuery() + "&" + given,
            callback.getRawQuery() + "&" + name + "=x",
            name + "=x&" + callback.getRawQuery()
        }) {
            scene.callback(URI.create("/api/ebay/oauth/callback?" + query))
                    .in(Outcome.MALFORMED)
                    .logged();
        }
        assertThat(scene.ebay.calls("token.authorization_code")).isZero();
        scene.callback(callback).in(Outcome.CONNECTED);
    }

    @Test
    void whatNoConsentCausedWritesNothingButACounter() {
        var before = rows();
        for (var target : new String[] {
            "callback",
            "callback?code=x",
            "callback?code=x&state=unknown",
            "callback?code=x&state=%00",
            "callback?error=access_denied",
            "callback?state=a&state=b",
            "declined",
            "declined?state=unknown"
        }) {
            land(URI.create("/api/ebay/oauth/" + target), null);
        }
        assertThat(rows()).isEqualTo(before);
        assertThat(scene.sql.texts("SELECT kind || ' ' || requests FROM refused_requests ORDER BY kind"))
                .containsExactly("oauth_callback_malformed 1", "oauth_state_unknown 7");
    }

    private static String rows() {
        return scene.sql.text("SELECT (SELECT count(*) FROM event_log) || ' ' || (SELECT count(*) FROM oauth_states)");
    }

    private static HttpAnswer startInBrowser(String cookie) {
        var session = "__Host-session=" + TestSession.of("ADMIN", scene.user);
        var answer = LambdaCall.http(
                scene.function,
                HttpEvent.post("/api/ebay/oauth/start", BODY)
                        .header("cookie", cookie == null ? session : session + "; " + cookie)
                        .header("x-csrf-token", TestSession.CSRF));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer;
    }

    private static URI approved(HttpAnswer started) {
        return scene.ebay.approve(started.json().path("authorize_url").asText(), "seller-a");
    }

    private static String mark(String setCookie) {
        return setCookie.substring(0, setCookie.indexOf(';'));
    }

    private static Landing land(URI uri, String cookie) {
        var requestId = "bound-" + UUID.randomUUID();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var event = HttpEvent.get(uri.getRawPath() + query).header("x-request-id", requestId);
        return scene.land(
                LambdaCall.http(scene.function, cookie == null ? event : event.header("cookie", cookie)), requestId);
    }
}
