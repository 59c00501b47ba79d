package dev.ebayconnector.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.fakeebay.FaultKind;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestSession;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever eBay sends back, the browser is redirected into the console with an outcome, and the log has the reason. One
 * file, so that every outcome of the callback is found in one place.
 */
class CallbackTest {

    private static final String TOKEN = "/identity/v1/oauth2/token";
    private static final String USER = "/commerce/identity/v1/user";

    private static Scene scene;

    @BeforeAll
    static void start() throws Exception {
        scene = new Scene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @AfterEach
    void reset() {
        scene.ebay.clearFaults();
        scene.ebay.forgetCalls();
        scene.ebay.onCall(_ -> {});
    }

    @Test
    void aSellerWhoAgreesIsConnected() {
        var landing = scene.connect("seller-a")
                .in(Outcome.CONNECTED)
                .logged("oauth.received", "oauth.exchanged", "oauth.success");
        assertThat(Long.parseLong(landing.detail("duration_ms"))).isPositive();
        assertThat(scene.sql.text("SELECT status FROM accounts WHERE id::text = ?", scene.accountId("seller-a")))
                .isEqualTo("CONNECTED");
        assertThat(scene.sql.number(
                        "SELECT count(*) FROM tokens WHERE account_id::text = ?", scene.accountId("seller-a")))
                .isOne();
    }

    @Test
    void theCodeReachesEbayByteForByte() {
        var callback = scene.approved("seller-a");
        // The fake's codes hold what is easily lost, and it accepts no other.
        var code =
                URLDecoder.decode(callback.getRawQuery().replaceAll(".*code=([^&]*).*", "$1"), StandardCharsets.UTF_8);
        assertThat(code).contains("^", "#", "%23", "+", ",", "/");
        scene.callback(callback).in(Outcome.CONNECTED);
    }

    @Test
    void aSellerWhoDeclinesIsToldSo() {
        var landing = scene.callback(scene.ebay.decline(scene.consentPage("{\"environment\":\"sandbox\"}")));
        landing.in(Outcome.DECLINED).logged("oauth.received", "oauth.declined");
    }

    @Test
    void aCallbackWithoutACodeCountsAsDeclinedAndConsumesTheState() {
        var callback = scene.approved("seller-a");
        var state = callback.getRawQuery().replaceAll(".*(state=[^&]*).*", "$1");
        scene.callback(URI.create(callback.getPath() + "?" + state + "&error=access_denied"))
                .in(Outcome.DECLINED)
                .logged("oauth.received", "oauth.declined");
        scene.callback(callback).in(Outcome.STATE_USED);
        assertThat(scene.ebay.calls("token.authorization_code")).isZero();
    }

    @Test
    void aCallbackWithoutParametersCountsAsDeclined() {
        scene.callback(URI.create("/api/ebay/oauth/callback"))
                .in(Outcome.DECLINED)
                .logged();
    }

    @Test
    void anUnknownStateIsRefusedAndItsCodeIsNotExchanged() {
        for (var query : List.of("code=x", "code=x&state=", "code=x&state=never-given-out", "code=x&state=%00%F0")) {
            scene.callback(URI.create("/api/ebay/oauth/callback?" + query))
                    .in(Outcome.STATE_UNKNOWN)
                    .logged();
        }
        assertThat(scene.ebay.calls("token.authorization_code")).isZero();
    }

    @Test
    void aStateOlderThanTenMinutesIsExpired() {
        var callback = scene.approved("seller-a");
        scene.sql.run("UPDATE oauth_states SET expires_at = now() - interval '1 second' WHERE used_at IS NULL");
        scene.callback(callback).in(Outcome.STATE_EXPIRED).logged("oauth.received", "oauth.failed");
        assertThat(scene.ebay.calls("token.authorization_code")).isZero();
    }

    @Test
    void aStateLivesForTenMinutes() {
        scene.approved("seller-a");
        assertThat(scene.sql.text(
                        "SELECT (expires_at - created_at)::text FROM oauth_states ORDER BY created_at DESC LIMIT 1"))
                .isEqualTo("00:10:00");
    }

    @Test
    void aStateInAnotherUsersSessionIsRefusedAndRemainsValidForItsOwner() {
        var callback = scene.approved("seller-a");
        var event = HttpEvent.get(callback.getRawPath() + "?" + callback.getRawQuery())
                .header("x-request-id", "other-user-1")
                .bearer(TestSession.of("ADMIN", scene.newUser()));
        scene.land(LambdaCall.http(scene.function, event), "other-user-1")
                .in(Outcome.WRONG_SESSION)
                .logged("oauth.received", "oauth.failed");
        assertThat(scene.ebay.calls("token.authorization_code")).isZero();
        var own = HttpEvent.get(callback.getRawPath() + "?" + callback.getRawQuery())
                .header("x-request-id", "owner-1")
                .bearer(TestSession.of("ADMIN", scene.user));
        scene.land(LambdaCall.http(scene.function, own), "owner-1").in(Outcome.CONNECTED);
    }

    @Test
    void aReplayedCallbackIsAlreadyConnectedAndAsksEbayNothing() {
        var callback = scene.approved("seller-a");
        scene.callback(callback).in(Outcome.CONNECTED);
        scene.ebay.forgetCalls();
        scene.callback(callback).in(Outcome.ALREADY_CONNECTED).logged("oauth.received", "oauth.replayed");
        assertThat(scene.ebay.calls()).isEmpty();
    }

    @Test
    void aReplayAfterAFailureSaysThatTheConsentIsUsed() {
        var callback = scene.approved("seller-a");
        scene.ebay.fault(Fault.status(TOKEN, 500));
        scene.callback(callback).in(Outcome.EBAY_UNAVAILABLE);
        scene.callback(callback).in(Outcome.STATE_USED);
    }

    @Test
    void aSecondCallbackWaitsForTheOutcomeOfTheFirst() {
        var callback = scene.approved("seller-b");
        scene.ebay.fault(Fault.of(TOKEN, FaultKind.SLOW).delayed(Duration.ofMillis(700)));
        var first = CompletableFuture.supplyAsync(() -> scene.callback(callback));
        awaitCall("token.authorization_code");
        scene.callback(callback).in(Outcome.ALREADY_CONNECTED);
        first.join().in(Outcome.CONNECTED);
        assertThat(scene.ebay.calls("token.authorization_code")).isOne();
    }

    @Test
    void ofManyCallbacksAtOnceOneExchangesTheCode() {
        var callback = scene.approved("seller-b");
        var landings = new ArrayList<CompletableFuture<Landing>>();
        for (int i = 0; i < 6; i++) {
            landings.add(CompletableFuture.supplyAsync(() -> scene.callback(callback)));
        }
        var places = landings.stream()
                .map(CompletableFuture::join)
                .map(landing -> landing.answer().header("location").replaceAll("&.*", ""))
                .toList();
        assertThat(places)
                .containsOnly("/?oauth=connected", "/?oauth=already_connected")
                .containsOnlyOnce("/?oauth=connected");
        assertThat(scene.ebay.calls("token.authorization_code")).isOne();
    }

    @Test
    void aConsentWhoseProcessDiedIsStillConnecting() {
        var callback = scene.approved("seller-a");
        scene.sql.run("UPDATE oauth_states SET used_at = now() - interval '1 minute' WHERE used_at IS NULL");
        scene.callback(callback).in(Outcome.STILL_CONNECTING);
    }

    @Test
    void anAnswerThatComesTooLateIsEbayUnavailable() {
        var impatient = scene.function(Map.of("EBAY_OAUTH_TIMEOUT_MS", "1000"));
        var callback = scene.approved("seller-a");
        scene.ebay.fault(Fault.of(TOKEN, FaultKind.SLOW).delayed(Duration.ofSeconds(11)));
        var landing = scene.callback(impatient, callback, "late-1")
                .in(Outcome.EBAY_UNAVAILABLE)
                .logged("oauth.received", "oauth.failed");
        impatient.close();
        assertThat(landing.detail("reason")).isEqualTo("timeout");
        assertThat(Long.parseLong(landing.detail("duration_ms"))).isBetween(900L, 8000L);
    }

    @Test
    void aFailedExchangeIsEbayUnavailableAndIsNotRetried() {
        for (var fault : List.of(
                Fault.status(TOKEN, 500),
                Fault.status(TOKEN, 502),
                Fault.status(TOKEN, 429),
                Fault.of(TOKEN, FaultKind.WRONG_JSON),
                Fault.of(TOKEN, FaultKind.CUT))) {
            var callback = scene.approved("seller-a");
            scene.ebay.forgetCalls();
            scene.ebay.fault(fault);
            scene.callback(callback).in(Outcome.EBAY_UNAVAILABLE).logged("oauth.received", "oauth.failed");
            assertThat(scene.ebay.calls("token.authorization_code"))
                    .as(fault.toString())
                    .isOne();
        }
    }

    @Test
    void aFailedGetUserIsEbayUnavailable() {
        for (var fault : List.of(
                Fault.status(USER, 500),
                Fault.status(USER, 429),
                Fault.of(USER, FaultKind.WRONG_JSON),
                Fault.of(USER, FaultKind.CUT))) {
            scene.ebay.fault(fault);
            scene.connect("seller-a")
                    .in(Outcome.EBAY_UNAVAILABLE)
                    .logged("oauth.received", "oauth.exchanged", "oauth.failed");
        }
    }

    @Test
    void aRefusalToIdentifyTheSellerIsLoggedWithEbaysMessageAndTheCall() {
        scene.ebay.fault(Fault.of(USER, FaultKind.UNAUTHORIZED));
        var landing = scene.connect("seller-a").in(Outcome.IDENTITY_REFUSED);
        assertThat(landing.detail("description")).startsWith("getUser: eBay answered 401, error 1001: ");
    }

    @Test
    void aConsentWithoutTheIdentityScopeNamesIt() {
        var settings = Map.of("EBAY_SCOPES", "https://api.ebay.com/oauth/api_scope/sell.fulfillment.readonly");
        var function = scene.function(settings);
        var start = HttpEvent.post("/api/ebay/oauth/start", Scene.handedOn("{\"environment\":\"sandbox\"}"))
                .bearer(TestSession.of("ADMIN", scene.user));
        var page = LambdaCall.http(function, start).json().path("authorize_url").asText();
        var landing = scene.callback(function, scene.ebay.approve(page, "seller-a"), "no-identity")
                .in(Outcome.IDENTITY_SCOPE_MISSING)
                .logged("oauth.received", "oauth.exchanged", "oauth.failed");
        assertThat(landing.detail("description"))
                .contains("getUser")
                .contains("https://api.ebay.com/oauth/api_scope/commerce.identity.readonly");
        function.close();
    }

    @Test
    void appCredentialsThatEbayDoesNotAcceptAreNamed() {
        var function = scene.function(Map.of("EBAY_SANDBOX_CLIENT_SECRET", "not the one"));
        var landing = scene.callback(function, scene.approved("seller-a"), "wrong-credentials")
                .in(Outcome.WRONG_APP_CREDENTIALS)
                .logged("oauth.received", "oauth.failed");
        assertThat(landing.detail("description"))
                .startsWith("code exchange: eBay answered 401, error invalid_client: ");
        assertThat(scene.sql.text("SELECT message FROM event_log WHERE request_id = 'wrong-credentials' AND event ="
                        + " 'oauth.failed'"))
                .contains("EBAY_SANDBOX_CLIENT_ID, EBAY_SANDBOX_CLIENT_SECRET and EBAY_SANDBOX_RUNAME");
        function.close();
    }

    @Test
    void aRefusedCodeIsLoggedWithEbaysMessage() {
        var callback = scene.approved("seller-a");
        scene.ebay.advance(Duration.ofSeconds(300));
        scene.callback(callback).in(Outcome.EXCHANGE_REFUSED);
        assertThat(scene.sql.text("SELECT details->>'description' FROM event_log WHERE event = 'oauth.failed' ORDER BY"
                        + " id DESC LIMIT 1"))
                .contains("issued to another client");
    }

    @Test
    void secretsAreOnlyStoredEncryptedAndNeverLogged() {
        var callback = scene.approved("seller-c");
        var code =
                URLDecoder.decode(callback.getRawQuery().replaceAll(".*code=([^&]*).*", "$1"), StandardCharsets.UTF_8);
        var state = callback.getRawQuery().replaceAll(".*state=([^&]*).*", "$1");
        scene.callback(callback).in(Outcome.CONNECTED);
        for (var secret : List.of(code, state, code.substring(0, 20), "v^1.1")) {
            assertThat(scene.sql.number(
                            "SELECT count(*) FROM event_log WHERE position(? in event_log::text) > 0", secret))
                    .isZero();
            assertThat(scene.sql.number(
                            "SELECT count(*) FROM oauth_states WHERE position(? in oauth_states::text) > 0", secret))
                    .isZero();
            assertThat(scene.sql.number("""
                SELECT count(*) FROM tokens
                WHERE position(convert_to(?, 'UTF8') in access_token) > 0 OR position(convert_to(?, 'UTF8') in refresh_token) > 0
                """, secret, secret)).isZero();
        }
    }

    @Test
    void theBrowserIsAnsweredInTimeWhateverHangs() {
        var request = new RequestId("slow-1");
        var hangs = new CompletableFuture<Outcome>();
        assertThat(new CallbackDeadline(Duration.ofMillis(100)).run(request, hangs::join))
                .isEqualTo(Outcome.TOOK_TOO_LONG);
        hangs.complete(Outcome.CONNECTED);
        assertThat(new CallbackDeadline(Duration.ofSeconds(5)).run(request, () -> {
                    throw new AssertionError("unexpected");
                }))
                .isEqualTo(Outcome.INTERNAL_ERROR);
    }

    @Test
    void anErrorCodeOfUnknownFormDoesNotReachTheLog() {
        var state = scene.approved("seller-a").getRawQuery().replaceAll(".*(state=[^&]*).*", "$1");
        var landing = scene.callback(
                URI.create("/api/ebay/oauth/declined?" + state + "&error=%3Cscript%3E" + UUID.randomUUID()));
        landing.in(Outcome.DECLINED);
        assertThat(landing.detail("error")).isEqualTo("unreadable");
    }

    private static void awaitCall(String endpoint) {
        var end = Instant.now().plusSeconds(5);
        while (scene.ebay.calls(endpoint) == 0) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }
}
