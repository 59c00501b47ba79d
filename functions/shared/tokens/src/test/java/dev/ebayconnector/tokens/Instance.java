package dev.ebayconnector.tokens;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.core.database.PoolSettings;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.oauth.IdentityClient;
import dev.ebayconnector.ebay.oauth.OAuthClient;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What one function instance has: a context, a pool, and the way to a token. */
final class Instance implements AutoCloseable {

    final AccountStore accounts;
    final TokenStore store;
    final TokenVault vault;
    final AccessTokens tokens;

    private final ApplicationContext context;
    private final EbaySettings ebay;
    private final EbayHttp http;

    /** @param seam lets a test stand between the use case and its SQL */
    Instance(Map<String, String> environment, Clock clock, Duration lease, UnaryOperator<TokenStore> seam) {
        var settings = Settings.read(
                environment,
                each -> patient(DatabaseSettings.read(each, "tokens-test")),
                EbaySettings::read,
                VaultSettings::read);
        this.ebay = (EbaySettings) settings[1];
        this.context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .banner(false)
                .properties(Map.of("datasources.default.dialect", "POSTGRES"))
                .singletons(settings)
                .start();
        this.accounts = context.getBean(AccountStore.class);
        this.store = seam.apply(context.getBean(TokenStore.class));
        this.vault = new TokenVault((VaultSettings) settings[2]);
        this.http = new EbayHttp(ebay.patience());
        this.tokens = new AccessTokens(
                accounts, store, vault, new OAuthClient(http), ebay, context.getBean(EventLog.class), clock, lease);
    }

    /** How soon a busy machine gives fifty callers a connection is not what these tests are about. */
    private static DatabaseSettings patient(DatabaseSettings settings) {
        var longer = Duration.ofSeconds(30);
        return new DatabaseSettings(
                settings.url(),
                new PoolSettings(
                        settings.pool().maximumConnections(),
                        longer,
                        Duration.ofSeconds(10),
                        longer,
                        Duration.ofMinutes(5),
                        longer,
                        longer,
                        longer,
                        longer),
                settings.application());
    }

    AccessResult token(Account account, Scope... needs) {
        return tokens.of(accounts.find(account.id()).orElseThrow(), RequestId.mint(), needs);
    }

    /** The token, where nothing else may come. */
    Secret available(Account account) {
        return switch (token(account)) {
            case AccessResult.Available available -> available.token();
            case AccessResult other -> throw new AssertionError(other);
        };
    }

    /** Whether eBay accepts the token, and as this seller's. */
    boolean works(Secret token, String seller) {
        var endpoint = ebay.endpoint(EbayEnvironment.SANDBOX).orElseThrow();
        return new IdentityClient(http).user(endpoint, token).username().equals(seller);
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
