package dev.ebayconnector.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.fakeebay.FakeEbay;
import dev.ebayconnector.fakeebay.FakeEbaySettings;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.fakeebay.FaultKind;
import dev.ebayconnector.security.Policy;
import dev.ebayconnector.testing.AccessMatrix;
import dev.ebayconnector.testing.ConnectRight;
import dev.ebayconnector.testing.EndedSessions;
import dev.ebayconnector.testing.HostileInputs;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.StrictBodies;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.testing.TestUsers;
import dev.ebayconnector.tokens.TokenStore;
import dev.ebayconnector.tokens.TokenVault;
import dev.ebayconnector.tokens.VaultSettings;
import dev.ebayconnector.vault.TokenColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts as an admin lists, shows and disconnects them. Long, because each state of an account is a case on the same scene. */
class AccountsTest {

    private static final String SCOPE = "https://api.ebay.com/oauth/api_scope/";
    private static final String REVOKE = "/identity/v1/oauth2/token/revoke";
    private static final FakeEbay EBAY = FakeEbay.start(FakeEbaySettings.defaults());

    private static TestDatabase database;
    private static Sql sql;
    private static AccountsFunction function;

    private UUID user;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.migrated();
        sql = new Sql(database.url());
        var environment = new HashMap<>(EBAY.settings());
        environment.putAll(Map.of(
                "DATABASE_URL",
                database.url(),
                "TOKEN_KEYSET",
                TestKeyset.fresh(),
                "EDGE_REQUIRED",
                "false",
                "SESSION_KEYS",
                TestSession.KEYS,
                "EBAY_OAUTH_TIMEOUT_MS",
                "4000"));
        function = new AccountsFunction(environment);
    }

    @AfterAll
    static void stop() throws Exception {
        function.close();
        EBAY.close();
        database.close();
    }

    @BeforeEach
    void clean() {
        sql.empty("accounts", "users", "event_log");
        EBAY.clearFaults();
        EBAY.forgetCalls();
        user = newUser();
    }

    @Test
    void aSessionThatHasEndedIsRefusedByEveryRoute() {
        assertThat(EndedSessions.routesThatStillAnswer(function.getApplicationContext(), function, database.url()))
                .isEmpty();
    }

    @Test
    void everyRouteThatChangesSomethingRefusesUnknownMembers() {
        assertThat(StrictBodies.routesThatIgnoreUnknownMembers(function.getApplicationContext(), function))
                .isEmpty();
    }

    @Test
    void thePolicyHoldsForEveryRouteAndEveryCaller() {
        assertThat(AccessMatrix.violations(
                        function.getApplicationContext(),
                        function,
                        (method, path) -> Policy.of(method, path)
                                .map(line -> line.access().name())))
                .isEmpty();
    }

    @Test
    void noInputMakesAnyRouteFail() {
        assertThat(HostileInputs.failures(function.getApplicationContext(), function))
                .isEmpty();
    }

    @Test
    void disconnectingRevokesAtEbayErasesTheTokensAndSaysSo() {
        var account = connect("seller-a", SCOPE + "sell.fulfillment.readonly");
        sql.run("INSERT INTO sync_checkpoints VALUES (?, 'orders', now(), ?, now())", account.id(), UUID.randomUUID());
        var answer = disconnect(account, user);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("revoked_at_ebay").asBoolean()).isTrue();
        assertThat(texts(answer, "erased")).containsExactly("access_token", "refresh_token");
        assertThat(texts(answer, "kept")).containsExactly("account", "synced_records", "sync_history", "event_log");
        assertThat(EBAY.calls("token.revoke")).isOne();
        assertThat(sql.number("SELECT count(*) FROM tokens")).isZero();
        assertThat(sql.number("SELECT count(*) FROM sync_checkpoints")).isOne();
        assertThat(sql.text("SELECT status FROM accounts")).isEqualTo("DISCONNECTED");
        assertThat(sql.texts("SELECT event FROM event_log ORDER BY id"))
                .containsExactly("token.revoked", "account.disconnected");
        assertThat(sql.text("SELECT details->>'erased' FROM event_log ORDER BY id DESC LIMIT 1"))
                .contains("refresh_token");
        assertThat(one(account).path("disconnected_at").asText()).isNotEmpty();
    }

    @Test
    void anEbayThatDoesNotRevokeDoesNotKeepTheTokensHere() {
        for (var fault : List.of(
                Fault.status(REVOKE, 500),
                Fault.status(REVOKE, 429),
                Fault.status(REVOKE, 503),
                Fault.of(REVOKE, FaultKind.SLOW).delayed(Duration.ofSeconds(6)))) {
            var account = connect("seller-b", SCOPE + "commerce.identity.readonly");
            EBAY.fault(fault);
            var answer = disconnect(account, user);
            assertThat(answer.status()).as(fault.toString()).isEqualTo(200);
            assertThat(answer.json().path("revoked_at_ebay").asBoolean()).isFalse();
            assertThat(answer.json().path("revoke_error").asText()).isNotEmpty();
            assertThat(sql.number("SELECT count(*) FROM tokens")).isZero();
        }
        assertThat(sql.number("SELECT count(*) FROM event_log WHERE event = 'token.revoke_failed' AND level = 'WARN'"))
                .isEqualTo(4);
    }

    @Test
    void disconnectingNeedsAPasswordOfTheLastTenMinutes() {
        var account = connect("seller-a", SCOPE + "commerce.identity.readonly");
        var session = TestSession.of("ADMIN", user);
        sql.run("UPDATE sessions SET confirmed_at = now() - interval '11 minutes'");
        var answer = LambdaCall.http(
                function,
                HttpEvent.of("POST", "/api/ebay/accounts/" + account.id() + "/disconnect")
                        .bearer(session));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("code").asText()).isEqualTo("step-up-required");
        assertThat(sql.text("SELECT status FROM accounts")).isEqualTo("CONNECTED");
    }

    @Test
    void disconnectingTwiceChangesNothingMore() {
        var account = connect("seller-a", SCOPE + "commerce.identity.readonly");
        disconnect(account, user);
        var again = disconnect(account, user);
        assertThat(again.status()).isEqualTo(200);
        assertThat(texts(again, "erased")).isEmpty();
        assertThat(EBAY.calls("token.revoke")).isOne();
    }

    @Test
    void aDisconnectedSellerConnectsAgainAsTheSameAccount() {
        var account = connect("seller-c", SCOPE + "commerce.identity.readonly");
        disconnect(account, user);
        var again = connect("seller-c", SCOPE + "commerce.identity.readonly");
        assertThat(again.id()).isEqualTo(account.id());
        assertThat(one(account).path("status").asText()).isEqualTo("CONNECTED");
        assertThat(one(account).path("disconnected_at").isNull()).isTrue();
        assertThat(disconnect(again, user).json().path("revoked_at_ebay").asBoolean())
                .isTrue();
    }

    @Test
    void anotherUsersAccountIsSeenButDoesNotExistForItsEnd() {
        var account = connect("seller-a", SCOPE + "commerce.identity.readonly");
        var other = newUser();
        assertThat(disconnect(account, other).status()).isEqualTo(404);
        assertThat(sql.number("SELECT count(*) FROM tokens")).isOne();
        assertThat(EBAY.calls("token.revoke")).isZero();
        var seen = get("/api/ebay/accounts", TestSession.of("ADMIN", other))
                .json()
                .path("items")
                .path(0);
        assertThat(seen.path("mine").asBoolean()).isFalse();
        assertThat(disconnect(UUID.randomUUID().toString(), user).status()).isEqualTo(404);
        sql.run("DELETE FROM users WHERE id = ?", user);
        assertThat(disconnect(account, other).status()).isEqualTo(200);
    }

    @Test
    void whatASellerHasNotGrantedIsNamed() {
        var account = connect("seller-a", SCOPE + "commerce.identity.readonly " + SCOPE + "sell.finances");
        var shown = get("/api/ebay/accounts?environment=sandbox", TestSession.of("VIEWER"))
                .json()
                .path("items")
                .path(0);
        assertThat(shown.path("missing_scopes").valueStream().map(JsonNode::asText))
                .containsExactly(
                        SCOPE + "sell.fulfillment.readonly",
                        SCOPE + "sell.payment.dispute",
                        SCOPE + "sell.inventory.readonly");
        assertThat(shown.path("incomplete_resources").valueStream().map(JsonNode::asText))
                .containsExactly("orders", "disputes", "messages", "inventory", "offers");
        assertThat(shown.path("account").asText()).isEqualTo("seller-a");

        disconnect(account, user);
        assertThat(one(account).path("incomplete_resources")).isEmpty();
    }

    @Test
    void wrongValuesAreNamedAndRolesAreKept() {
        assertThat(get("/api/ebay/accounts?environment=staging&limit=0&colour=red", TestSession.of("VIEWER"))
                        .fields())
                .containsExactlyInAnyOrder("environment", "limit", "colour");
        assertThat(disconnect("7", user).fields()).containsExactly("id");
        var account = connect("seller-a", SCOPE + "commerce.identity.readonly");
        var path = "/api/ebay/accounts/" + account.id() + "/disconnect";
        assertThat(LambdaCall.http(function, HttpEvent.of("POST", path)).status())
                .isEqualTo(401);
        assertThat(LambdaCall.http(function, HttpEvent.of("POST", path).bearer(TestSession.of("VIEWER")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theListIsPaged() {
        for (var seller : List.of("seller-a", "seller-b", "seller-c")) {
            connect(seller, SCOPE + "commerce.identity.readonly");
        }
        var session = TestSession.of("ADMIN", user);
        var first = get("/api/ebay/accounts?limit=2", session).json();
        assertThat(first.path("items").size()).isEqualTo(2);
        var rest = get("/api/ebay/accounts?limit=2&next=" + first.path("next").asText(), session)
                .json();
        assertThat(rest.path("items").size()).isOne();
        assertThat(rest.path("next").isNull()).isTrue();
    }

    private Account connect(String seller, String scopes) {
        try (var _ = new ConnectRight(sql, "connector_accounts")) {
            return connected(seller, scopes);
        }
    }

    private Account connected(String seller, String scopes) {
        var context = function.getApplicationContext();
        var account = context.getBean(AccountStore.class)
                .connect(
                        EbayEnvironment.SANDBOX,
                        EBAY.userId(FakeEnvironment.SANDBOX, seller),
                        seller,
                        "EBAY_US",
                        user,
                        Instant.now());
        var grant = EBAY.grant(FakeEnvironment.SANDBOX, seller, scopes);
        var vault = new TokenVault(context.getBean(VaultSettings.class));
        var now = Instant.now();
        context.getBean(TokenStore.class)
                .connect(
                        account.id(),
                        vault.seal(
                                account.id(),
                                EbayEnvironment.SANDBOX,
                                TokenColumn.ACCESS_TOKEN,
                                new Secret(grant.accessToken())),
                        "a",
                        now.plusSeconds(7200),
                        vault.seal(
                                account.id(),
                                EbayEnvironment.SANDBOX,
                                TokenColumn.REFRESH_TOKEN,
                                new Secret(grant.refreshToken())),
                        "r",
                        null,
                        scopes,
                        now);
        return account;
    }

    private JsonNode one(Account account) {
        return get("/api/ebay/accounts/" + account.id(), TestSession.of("ADMIN", user))
                .json();
    }

    private static HttpAnswer disconnect(Account account, UUID who) {
        return disconnect(account.id().toString(), who);
    }

    private static HttpAnswer disconnect(String id, UUID who) {
        return LambdaCall.http(
                function,
                HttpEvent.of("POST", "/api/ebay/accounts/" + id + "/disconnect").bearer(TestSession.of("ADMIN", who)));
    }

    private static HttpAnswer get(String target, String session) {
        return LambdaCall.http(function, HttpEvent.get(target).bearer(session));
    }

    private static List<String> texts(HttpAnswer answer, String member) {
        return answer.json().path(member).valueStream().map(JsonNode::asText).toList();
    }

    private static UUID newUser() {
        return TestUsers.admin(sql);
    }
}
