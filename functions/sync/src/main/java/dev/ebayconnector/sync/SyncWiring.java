package dev.ebayconnector.sync;

import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.ebay.AnalyticsClient;
import dev.ebayconnector.ebay.EbayHttp;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.EbayUnavailable;
import dev.ebayconnector.ebay.FinancesClient;
import dev.ebayconnector.ebay.InventoryClient;
import dev.ebayconnector.ebay.OAuthClient;
import dev.ebayconnector.ebay.OffersClient;
import dev.ebayconnector.ebay.OrdersClient;
import dev.ebayconnector.ebay.PaymentDisputesClient;
import dev.ebayconnector.ebay.SigningKeyClient;
import dev.ebayconnector.ebay.SigningKeys;
import dev.ebayconnector.sync.api.DryRunner;
import dev.ebayconnector.sync.api.QuotaReader;
import dev.ebayconnector.sync.disputes.DisputesResource;
import dev.ebayconnector.sync.disputes.StoredDisputesReader;
import dev.ebayconnector.sync.inventory.InventoryResource;
import dev.ebayconnector.sync.messages.MessagesResource;
import dev.ebayconnector.sync.messages.MessagesSettings;
import dev.ebayconnector.sync.offers.OffersResource;
import dev.ebayconnector.sync.orders.OrdersResource;
import dev.ebayconnector.sync.run.PageCommit;
import dev.ebayconnector.sync.run.PageFetcher;
import dev.ebayconnector.sync.run.PageSource;
import dev.ebayconnector.sync.run.QueueSettings;
import dev.ebayconnector.sync.run.Resources;
import dev.ebayconnector.sync.run.RunEndings;
import dev.ebayconnector.sync.run.RunQueue;
import dev.ebayconnector.sync.run.RunReviver;
import dev.ebayconnector.sync.run.RunStarter;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.RunWorker;
import dev.ebayconnector.sync.run.WindowStore;
import dev.ebayconnector.sync.run.WorkerSettings;
import dev.ebayconnector.sync.transactions.TransactionsResource;
import dev.ebayconnector.tokens.AccessTokens;
import dev.ebayconnector.tokens.SigningKeyStore;
import dev.ebayconnector.tokens.StoredSigningKeys;
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
import java.util.List;

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
    Resources resources(
            EbayHttp http,
            TransactionOperations<Connection> transactions,
            SigningKeys keys,
            MessagesSettings messages,
            Clock clock) {
        var items = new InventoryClient(http);
        return new Resources(List.of(
                new OrdersResource(new OrdersClient(http)),
                new TransactionsResource(new FinancesClient(http, keys, clock)),
                new DisputesResource(new PaymentDisputesClient(http), new StoredDisputesReader(transactions)),
                new MessagesResource(messages.client(http)),
                new InventoryResource(items),
                new OffersResource(items, new OffersClient(http))));
    }

    @Singleton
    SigningKeys signingKeys(SigningKeyStore store, VaultSettings vault, EbayHttp http, EventLog events, Clock clock) {
        return new StoredSigningKeys(
                store, new TokenVault(vault), new OAuthClient(http), new SigningKeyClient(http), events, clock);
    }

    @Singleton
    RunReviver runReviver(RunStore runs, RunQueue queue, EventLog events, Clock clock) {
        return new RunReviver(runs, queue, events, clock);
    }

    @Singleton
    RunStarter runStarter(
            RunStore runs,
            WindowStore windows,
            TransactionOperations<Connection> transactions,
            RunQueue queue,
            RunReviver reviver,
            EventLog events,
            Clock clock) {
        return new RunStarter(runs, windows, transactions, queue, reviver, events, clock);
    }

    @Singleton
    DryRunner dryRunner(AccessTokens tokens, EbayHttp http, EbaySettings ebay) {
        return new DryRunner(
                new PageFetcher(tokens, PageSource.ONCE, ebay),
                new QuotaReader(new OAuthClient(http), new AnalyticsClient(http), ebay));
    }

    /** A read may be repeated; eBay asks for at most two retries of a call that failed on its side. */
    @Singleton
    @Retryable(attempts = "2", delay = "500ms", multiplier = "2", includes = EbayUnavailable.class)
    PageSource pages() {
        return PageSource.ONCE;
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
    RunWorker runWorker(
            RunStore runs,
            WindowStore windows,
            Resources resources,
            TransactionOperations<Connection> transactions,
            AccountStore accounts,
            AccessTokens tokens,
            PageSource pages,
            EbaySettings ebay,
            RunQueue queue,
            EventLog events,
            Clock clock,
            WorkerSettings settings) {
        return new RunWorker(
                runs,
                windows,
                resources,
                new PageFetcher(tokens, pages, ebay),
                new PageCommit(windows, runs, transactions, clock),
                new RunEndings(runs, windows, transactions, events, clock),
                accounts,
                queue,
                events,
                clock,
                settings);
    }
}
