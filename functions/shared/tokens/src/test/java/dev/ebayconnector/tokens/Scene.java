package dev.ebayconnector.tokens;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.fakeebay.FakeEbay;
import dev.ebayconnector.fakeebay.FakeEbaySettings;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testing.TestUsers;
import dev.ebayconnector.vault.TokenColumn;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A database with the production schema, a fake eBay, and the settings with which instances find both. */
final class Scene implements AutoCloseable {

    static final String ORDERS = "https://api.ebay.com/oauth/api_scope/sell.fulfillment.readonly";
    static final String IDENTITY = "https://api.ebay.com/oauth/api_scope/commerce.identity.readonly";

    final TestDatabase database;
    final FakeEbay ebay = FakeEbay.start(FakeEbaySettings.defaults());
    final Sql sql;
    final Map<String, String> environment;

    Scene() throws IOException {
        this.database = TestDatabase.migrated();
        this.sql = new Sql(database.url());
        this.environment = new HashMap<>(ebay.settings());
        environment.putAll(
                Map.of("DATABASE_URL", database.url(), "DATABASE_POOL_SIZE", "8", "TOKEN_KEYSET", TestKeyset.fresh()));
    }

    Instance instance() {
        return new Instance(environment, Clock.systemUTC(), RefreshToken.LEASE, store -> store);
    }

    Instance instance(Duration lease) {
        return new Instance(environment, Clock.systemUTC(), lease, store -> store);
    }

    Instance instance(Clock clock) {
        return new Instance(environment, clock, RefreshToken.LEASE, store -> store);
    }

    /** A seller's consent, stored as the callback stores it; the access token has this long to live. */
    Account connect(Instance instance, String seller, Duration accessLife, String... scopes) {
        var userId = TestUsers.admin(sql);
        var account = instance.accounts.connect(
                EbayEnvironment.SANDBOX,
                ebay.userId(FakeEnvironment.SANDBOX, seller),
                seller,
                "EBAY_US",
                userId,
                Instant.now());
        var granted = scopes.length == 0 ? new String[] {ORDERS, IDENTITY} : scopes;
        var grant = ebay.grant(FakeEnvironment.SANDBOX, seller, granted);
        var access = new Secret(grant.accessToken());
        var refresh = new Secret(grant.refreshToken());
        var now = Instant.now();
        instance.store.connect(
                account.id(),
                instance.vault.seal(account.id(), EbayEnvironment.SANDBOX, TokenColumn.ACCESS_TOKEN, access),
                TokenVault.fingerprint(access),
                now.plus(accessLife),
                instance.vault.seal(account.id(), EbayEnvironment.SANDBOX, TokenColumn.REFRESH_TOKEN, refresh),
                TokenVault.fingerprint(refresh),
                now.plus(Duration.ofDays(547)),
                String.join(" ", granted),
                now);
        ebay.forgetCalls();
        return account;
    }

    /** As the function {@code accounts} does it. */
    void disconnect(Instance instance, Account account) {
        instance.store.erase(account.id());
        instance.accounts.disconnect(
                account.id(), instance.accounts.find(account.id()).orElseThrow().consentNo(), Instant.now());
    }

    String status(Account account) {
        return sql.text("SELECT status FROM accounts WHERE id = ?", account.id());
    }

    long events(Account account, String name) {
        return sql.number("SELECT count(*) FROM event_log WHERE account_id = ? AND event = ?", account.id(), name);
    }

    @Override
    public void close() throws IOException {
        ebay.close();
        database.close();
    }
}
