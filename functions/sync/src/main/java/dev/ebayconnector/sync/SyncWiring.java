package dev.ebayconnector.sync;

import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.ebay.AnalyticsClient;
import dev.ebayconnector.ebay.EbayHttp;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.OAuthClient;
import dev.ebayconnector.ebay.OrdersClient;
import dev.ebayconnector.tokens.AccessTokens;
import dev.ebayconnector.tokens.TokenStore;
import dev.ebayconnector.tokens.TokenVault;
import dev.ebayconnector.tokens.VaultSettings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Where Micronaut and the plain classes of this function meet. */
@Factory
class SyncWiring {

    /** A read may be repeated; eBay asks for at most two retries on a fault of its own. */
    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(500), Duration.ofSeconds(1));

    @Singleton
    @Bean(preDestroy = "close")
    EbayHttp http() {
        return new EbayHttp();
    }

    @Singleton
    @Bean(preDestroy = "close")
    RunQueue queue(QueueSettings settings) {
        return new RunQueue(settings);
    }

    @Singleton
    QueueRun queueRun(RunStore runs, RunQueue queue, EventLog events, Clock clock) {
        return new QueueRun(runs, queue, events, clock);
    }

    /** Somebody waits for it and may ask again, so it does without retries. */
    @Singleton
    TryRun tryRun(AccessTokens tokens, EbayHttp http, EbaySettings ebay) {
        return new TryRun(new FetchPage(tokens, new OrdersClient(http), ebay, List.of()),
                new AskQuota(new OAuthClient(http), new AnalyticsClient(http), ebay));
    }

    @Singleton
    AccessTokens accessTokens(AccountStore accounts, TokenStore tokens, VaultSettings vault, EbayHttp http, EbaySettings ebay,
                              EventLog events, Clock clock) {
        return new AccessTokens(accounts, tokens, new TokenVault(vault), new OAuthClient(http), ebay, events, clock);
    }

    @Singleton
    RunSync runSync(RunStore runs, WindowStore windows, TransactionOperations<Connection> transactions, AccountStore accounts,
                    AccessTokens tokens, EbayHttp http, EbaySettings ebay, RunQueue queue, EventLog events, Clock clock) {
        var planRun = new PlanRun(windows, transactions);
        var fetchPage = new FetchPage(tokens, new OrdersClient(http), ebay, PAUSES);
        var storePage = new StorePage(new OrderStore(), windows, runs, transactions, clock);
        var endRun = new EndRun(runs, windows, transactions, events, clock);
        return new RunSync(runs, windows, planRun, fetchPage, storePage, endRun, accounts, queue, events, clock);
    }
}
