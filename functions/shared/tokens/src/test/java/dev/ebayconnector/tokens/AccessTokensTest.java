package dev.ebayconnector.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.fakeebay.FaultKind;
import dev.ebayconnector.testing.TestKeyset;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private static final Duration COLD = Duration.ofSeconds(-1);
    private static final Duration STALE = Duration.ofMinutes(5);
    private static final Duration FRESH = Duration.ofHours(2);
    private static final String TOKEN_PATH = "/identity/v1/oauth2/token";

    private static Scene scene;
    private static Instance instance;

    @BeforeAll
    static void start() throws Exception {
        scene = new Scene();
        instance = scene.instance();
    }

    @AfterAll
    static void stop() throws Exception {
        instance.close();
        scene.close();
    }

    @AfterEach
    void reset() {
        scene.sql.run("DELETE FROM event_log");
        scene.ebay.clearFaults();
        scene.ebay.onCall(_ -> {});
    }

    @Test
    void aFreshTokenIsReturnedWithoutAskingEbay() {
        var account = scene.connect(instance, "seller-a", FRESH);
        assertThat(instance.works(instance.available(account), "seller-a")).isTrue();
        assertThat(scene.ebay.calls("token.refresh")).isZero();
    }

    @Test
    void aColdTokenIsRefreshedAndKeepsItsRefreshTokenAndItsEnd() {
        var account = scene.connect(instance, "seller-a", COLD);
        var before = row(account);
        assertThat(instance.works(instance.available(account), "seller-a")).isTrue();
        var after = row(account);
        assertThat(after.get("refresh")).isEqualTo(before.get("refresh"));
        assertThat(after.get("refresh_end")).isEqualTo(before.get("refresh_end"));
        assertThat(after.get("access")).isNotEqualTo(before.get("access"));
        assertThat(Long.parseLong(after.get("version"))).isEqualTo(Long.parseLong(before.get("version")) + 1);
        assertThat(after.get("lease")).isNull();
        assertThat(scene.ebay.calls("token.refresh")).isOne();
        assertThat(scene.events(account, "token.refreshed")).isPositive();
    }

    @Test
    void aRefreshNamesNoScopeSoItIsGrantedAllConsentedScopes() {
        var account = scene.connect(instance, "seller-b", COLD, Scene.ORDERS, Scene.IDENTITY);
        // Were the scopes of the settings named, eBay would refuse: this seller granted no inventory.
        var wider = new HashMap<>(scene.environment);
        wider.put(
                "EBAY_SCOPES",
                Scene.ORDERS + " " + Scene.IDENTITY + " https://api.ebay.com/oauth/api_scope/sell.inventory");
        try (var other = new Instance(wider, Clock.systemUTC(), RefreshToken.LEASE, store -> store)) {
            assertThat(other.works(other.available(account), "seller-b")).isTrue();
        }
    }

    @Test
    void aStaleTokenIsUsedWhileEbayFailsAndRefreshingPauses() {
        var account = scene.connect(instance, "seller-a", STALE);
        scene.ebay.fault(Fault.status(TOKEN_PATH, 503).always());
        for (int i = 0; i < 5; i++) {
            assertThat(instance.works(instance.available(account), "seller-a")).isTrue();
        }
        assertThat(scene.ebay.calls("token.refresh")).isOne();
        assertThat(scene.status(account)).isEqualTo("CONNECTED");
        assertThat(scene.sql.text("SELECT last_refresh_error FROM tokens WHERE account_id = ?", account.id()))
                .isEqualTo("http_503");

        scene.ebay.clearFaults();
        scene.sql.run("UPDATE tokens SET retry_after = now() WHERE account_id = ?", account.id());
        instance.available(account);
        assertThat(scene.ebay.calls("token.refresh")).isEqualTo(2);
        assertThat(scene.sql.texts("SELECT last_refresh_error FROM tokens WHERE account_id = ?", account.id()))
                .containsOnlyNulls();
    }

    @Test
    void anExpiredTokenIsUnavailableHoweverEbayFails() {
        var ways = Map.of(
                "2003",
                Fault.status(TOKEN_PATH, 500),
                "2001",
                Fault.status(TOKEN_PATH, 429),
                "malformed_answer",
                Fault.of(TOKEN_PATH, FaultKind.WRONG_JSON),
                "no_answer",
                Fault.of(TOKEN_PATH, FaultKind.CUT));
        ways.forEach((error, fault) -> {
            var account = scene.connect(instance, "seller-a", COLD);
            scene.ebay.clearFaults();
            scene.ebay.fault(fault);
            assertThat(instance.token(account)).as(error).isInstanceOf(AccessResult.Unavailable.class);
            assertThat(scene.status(account)).isEqualTo("CONNECTED");
            assertThat(scene.sql.text("SELECT last_refresh_error FROM tokens WHERE account_id = ?", account.id()))
                    .isEqualTo(error);
        });
    }

    @Test
    void aCallWithoutAnAnswerTimesOut() {
        var impatient = new HashMap<>(scene.environment);
        impatient.put("EBAY_OAUTH_TIMEOUT_MS", "300");
        var account = scene.connect(instance, "seller-a", COLD);
        scene.ebay.fault(Fault.of(TOKEN_PATH, FaultKind.SLOW).delayed(Duration.ofSeconds(2)));
        try (var other = new Instance(impatient, Clock.systemUTC(), RefreshToken.LEASE, store -> store)) {
            assertThat(other.token(account))
                    .isEqualTo(new AccessResult.Unavailable("token refresh: eBay did not answer within 300 ms"));
        }
    }

    @Test
    void aRefusedRefreshTokenNeedsAReconnectAndIsNotTriedAgain() {
        var account = scene.connect(instance, "seller-c", COLD);
        scene.ebay.revokeRefreshTokens("seller-c");
        assertThat(instance.token(account)).isEqualTo(new AccessResult.NeedsReconnect("invalid_grant"));
        assertThat(instance.token(account)).isInstanceOf(AccessResult.NeedsReconnect.class);
        assertThat(scene.ebay.calls("token.refresh")).isOne();
        assertThat(scene.status(account)).isEqualTo("NEEDS_RECONNECT");
        assertThat(scene.events(account, "account.needs_reconnect")).isOne();
        assertThat(scene.sql.text(
                        "SELECT details->>'description' FROM event_log WHERE account_id = ? AND event ="
                                + " 'token.refused'",
                        account.id()))
                .contains("issued to another client");
    }

    @Test
    void wrongAppCredentialsAreNamedAndTheAccountStaysConnected() {
        var account = scene.connect(instance, "seller-a", COLD);
        var wrong = new HashMap<>(scene.environment);
        wrong.put("EBAY_SANDBOX_CLIENT_SECRET", "not the one");
        var named = new AccessResult.Misconfigured("eBay does not accept the app credentials for sandbox; check"
                + " EBAY_SANDBOX_CLIENT_ID, EBAY_SANDBOX_CLIENT_SECRET and EBAY_SANDBOX_RUNAME.");
        try (var other = new Instance(wrong, Clock.systemUTC(), RefreshToken.LEASE, store -> store)) {
            assertThat(other.token(account)).isEqualTo(named);
            // While refreshing pauses, the answer is the same, and eBay is not asked again.
            assertThat(other.token(account)).isEqualTo(named);
        }
        assertThat(scene.ebay.calls("token.refresh")).isOne();
        assertThat(scene.status(account)).isEqualTo("CONNECTED");
        assertThat(lastEvent(account, "token.refused"))
                .contains("token refresh: eBay answered 401, error invalid_client");
    }

    @Test
    void missingAppCredentialsAreNamedAndAStaleTokenIsStillUsed() {
        var other = new HashMap<>(scene.environment);
        other.keySet().removeIf(key -> key.matches("EBAY_SANDBOX_(CLIENT_ID|CLIENT_SECRET|RUNAME)"));
        other.putAll(Map.of(
                "EBAY_PRODUCTION_CLIENT_ID", "a", "EBAY_PRODUCTION_CLIENT_SECRET", "b", "EBAY_PRODUCTION_RUNAME", "c"));
        try (var without = new Instance(other, Clock.systemUTC(), RefreshToken.LEASE, store -> store)) {
            assertThat(without.token(scene.connect(instance, "seller-a", COLD)))
                    .isEqualTo(new AccessResult.Misconfigured("There are no app credentials for sandbox; set"
                            + " EBAY_SANDBOX_CLIENT_ID, EBAY_SANDBOX_CLIENT_SECRET and EBAY_SANDBOX_RUNAME."));
            assertThat(without.token(scene.connect(instance, "seller-b", STALE)))
                    .isInstanceOf(AccessResult.Available.class);
        }
    }

    private static String lastEvent(Account account, String event) {
        return scene.sql.text(
                "SELECT message || details FROM event_log WHERE account_id = ? AND event = ? ORDER BY id DESC LIMIT 1",
                account.id(),
                event);
    }

    @Test
    void aTokenEncryptedWithAnotherKeyIsNamedAndTheAccountStaysConnected() {
        var account = scene.connect(instance, "seller-a", FRESH);
        var settings = new HashMap<>(scene.environment);
        settings.put("TOKEN_KEYSET", TestKeyset.fresh());
        try (var other = new Instance(settings, Clock.systemUTC(), RefreshToken.LEASE, store -> store)) {
            assertThat(other.token(account)).isInstanceOf(AccessResult.Misconfigured.class);
        }
        assertThat(scene.status(account)).isEqualTo("CONNECTED");
        assertThat(scene.sql.text(
                        "SELECT message FROM event_log WHERE account_id = ? AND event = 'token.unopenable'",
                        account.id()))
                .contains("TOKEN_KEYSET")
                .contains("encrypted with key");
    }

    @Test
    void a401CausesOneRefreshHoweverManyCallersMetIt() {
        var account = scene.connect(instance, "seller-a", FRESH);
        var first = (AccessResult.Available) instance.token(account);
        scene.ebay.revokeAccessTokens("seller-a");
        instance.tokens.expireRefused(account, first.version());
        var second = (AccessResult.Available) instance.token(account);
        assertThat(instance.works(second.token(), "seller-a")).isTrue();
        // Another caller reports the same old token; the new one is not affected.
        instance.tokens.expireRefused(account, first.version());
        assertThat(instance.available(account)).isEqualTo(second.token());
        assertThat(scene.ebay.calls("token.refresh")).isOne();
    }

    @Test
    void aTokenThatEbayRefusedIsNotUsedAsStale() {
        var account = scene.connect(instance, "seller-a", FRESH);
        instance.tokens.expireRefused(account, ((AccessResult.Available) instance.token(account)).version());
        scene.ebay.fault(Fault.status(TOKEN_PATH, 500));
        assertThat(instance.token(account)).isInstanceOf(AccessResult.Unavailable.class);
    }

    @Test
    void aCallThatNeedsAMissingScopeIsNotMadeAndNamesIt() {
        var account = scene.connect(instance, "seller-a", FRESH, Scene.IDENTITY);
        assertThat(instance.token(account, Scope.IDENTITY, Scope.ORDERS))
                .isInstanceOfSatisfying(AccessResult.MissingScope.class, result -> {
                    assertThat(result.required()).containsExactly(Scene.IDENTITY, Scene.ORDERS);
                    assertThat(result.missing()).containsExactly(Scene.ORDERS);
                });
        assertThat(scene.sql.text(
                        "SELECT details->>'missing' FROM event_log WHERE account_id = ? AND event ="
                                + " 'token.scope_missing'",
                        account.id()))
                .contains("sell.fulfillment.readonly");
        assertThat(instance.token(account, Scope.IDENTITY)).isInstanceOf(AccessResult.Available.class);
    }

    @Test
    void aTokenIsNeverPrinted() {
        var account = scene.connect(instance, "seller-a", FRESH);
        assertThat(instance.token(account).toString()).contains("***").doesNotContain("v^1");
        assertThat(new Secret("v^1.1#secret")).hasToString("***");
        assertThat(instance.store.find(account.id()).orElseThrow().toString()).doesNotContain("[B@");
    }

    private static Map<String, String> row(Account account) {
        var row = new HashMap<String, String>();
        Map.of(
                        "refresh",
                        "encode(refresh_token, 'hex')",
                        "access",
                        "encode(access_token, 'hex')",
                        "version",
                        "version::text",
                        "refresh_end",
                        "refresh_expires_at::text",
                        "lease",
                        "lease_owner")
                .forEach((name, column) -> row.put(
                        name, scene.sql.text("SELECT " + column + " FROM tokens WHERE account_id = ?", account.id())));
        return row;
    }
}
