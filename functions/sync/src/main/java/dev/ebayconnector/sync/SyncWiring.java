package dev.ebayconnector.sync;

import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.ebay.AnalyticsClient;
import dev.ebayconnector.ebay.EbayHttp;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.EbayUnavailable;
import dev.ebayconnector.ebay.OAuthClient;
import dev.ebayconnector.ebay.OrdersClient;
import dev.ebayconnector.tokens.AccessTokens;
import dev.ebayconnector.tokens.TokenStore;
import dev.ebayconnector.tokens.TokenVault;
import dev.ebayconnector.tokens.VaultSettings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.retry.annotation.Retryable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;

/** Where Micronaut and the plain classes of this function meet. */
@Factory
class SyncWiring {

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
        return new TryRun(
                new FetchPage(tokens, once(http), ebay),
                new AskQuota(new OAuthClient(http), new AnalyticsClient(http), ebay));
    }

    /** A read may be repeated; eBay asks for at most two retries on a fault of its own. */
    @Singleton
    @Retryable(attempts = "2", delay = "500ms", multiplier = "2", includes = EbayUnavailable.class)
    PageSource pages(EbayHttp http) {
        return once(http);
    }

    @Singleton
    AccessTokens accessTokens(
            AccountStore accounts,
            TokenStore tokens,
            VaultSettings vault,
            EbayHttp http,
            EbaySettings ebay,
            EventLog events,
            Clock clock) {
        return new AccessTokens(accounts, tokens, new TokenVault(vault), new OAuthClient(http), ebay, events, clock);
    }

    @Singleton
    RunSync runSync(
            RunStore runs,
            WindowStore windows,
            TransactionOperations<Connection> transactions,
            AccountStore accounts,
            AccessTokens tokens,
            PageSource pages,
            EbaySettings ebay,
            RunQueue queue,
            EventLog events,
            Clock clock) {
        var planRun = new PlanRun(windows, transactions);
        var fetchPage = new FetchPage(tokens, pages, ebay);
        var storePage = new StorePage(new OrderStore(), windows, runs, transactions, clock);
        var endRun = new EndRun(runs, windows, transactions, events, clock);
        return new RunSync(runs, windows, planRun, fetchPage, storePage, endRun, accounts, queue, events, clock);
    }

    private static PageSource once(EbayHttp http) {
        var orders = new OrdersClient(http);
        return (endpoint, token, window, limit, offset, calls) -> {
            calls.incrementAndGet();
            return orders.page(endpoint, token, window, limit, offset);
        };
    }
}
