package dev.ebayconnector.tokeninfo;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.fakeebay.FakeEbay;
import dev.ebayconnector.fakeebay.FakeEbaySettings;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.testing.ConnectRight;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.testing.TestUsers;
import dev.ebayconnector.tokens.TokenStore;
import dev.ebayconnector.tokens.TokenVault;
import dev.ebayconnector.tokens.VaultSettings;
import dev.ebayconnector.vault.TokenColumn;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Both functions of this module with a real database and a fake eBay. */
final class Scene implements AutoCloseable {

    static final String SCOPES = "https://api.ebay.com/oauth/api_scope/commerce.identity.readonly";

    final TestDatabase database;
    final FakeEbay ebay = FakeEbay.start(FakeEbaySettings.defaults());
    final Sql sql;
    final TokenInfoFunction function;
    final TokenSweepFunction sweep;
    final UUID user;

    private final Map<String, String> environment = new HashMap<>();

    Scene() throws IOException {
        this.database = TestDatabase.migrated();
        this.sql = new Sql(database.url());
        environment.putAll(Map.of(
                "DATABASE_URL",
                database.url(),
                "TOKEN_KEYSET",
                TestKeyset.fresh(),
                "EDGE_REQUIRED",
                "false",
                "SESSION_KEYS",
                TestSession.KEYS));
        environment.putAll(ebay.settings());
        this.function = function(Map.of());
        this.sweep = new TokenSweepFunction(environment);
        this.user = newUser();
    }

    TokenInfoFunction function(Map<String, String> changed) {
        var all = new HashMap<>(environment);
        all.putAll(changed);
        return new TokenInfoFunction(all);
    }

    UUID newUser() {
        return TestUsers.admin(sql);
    }

    void clean() {
        sql.empty("accounts", "event_log");
        ebay.clearFaults();
        ebay.forgetCalls();
    }

    Account connect(FakeEnvironment where, String seller, Duration access, Duration refresh) {
        try (var _ = new ConnectRight(sql, "connector_token_info")) {
            return connected(where, seller, access, refresh);
        }
    }

    private Account connected(FakeEnvironment where, String seller, Duration access, Duration refresh) {
        var environment = EbayEnvironment.valueOf(where.name());
        var context = function.getApplicationContext();
        var account = context.getBean(AccountStore.class)
                .connect(environment, ebay.userId(where, seller), seller, "EBAY_US", user, Instant.now());
        var grant = ebay.grant(where, seller, SCOPES);
        var vault = new TokenVault(context.getBean(VaultSettings.class));
        var accessToken = new Secret(grant.accessToken());
        var refreshToken = new Secret(grant.refreshToken());
        var now = Instant.now();
        context.getBean(TokenStore.class)
                .connect(
                        account.id(),
                        vault.seal(account.id(), environment, TokenColumn.ACCESS_TOKEN, accessToken),
                        TokenVault.fingerprint(accessToken),
                        now.plus(access),
                        vault.seal(account.id(), environment, TokenColumn.REFRESH_TOKEN, refreshToken),
                        TokenVault.fingerprint(refreshToken),
                        now.plus(refresh),
                        SCOPES,
                        now);
        return account;
    }

    Account connect(String seller) {
        return connect(FakeEnvironment.SANDBOX, seller, Duration.ofMinutes(30), Duration.ofDays(547));
    }

    HttpAnswer get(String target) {
        return LambdaCall.http(function, HttpEvent.get(target).bearer(TestSession.of("ADMIN", user)));
    }

    HttpAnswer refresh(Account account, String query) {
        return refresh(account, query, user);
    }

    HttpAnswer refresh(Account account, String query, UUID who) {
        return LambdaCall.http(
                function,
                HttpEvent.of("POST", "/api/ebay/token-info/" + account.id() + "/refresh" + query)
                        .bearer(TestSession.of("ADMIN", who)));
    }

    String row(Account account) {
        return sql.text("SELECT tokens::text FROM tokens WHERE account_id = ?", account.id());
    }

    @Override
    public void close() throws IOException {
        function.close();
        sweep.context().close();
        ebay.close();
        database.close();
    }
}
