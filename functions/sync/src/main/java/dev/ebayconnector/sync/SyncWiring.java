package dev.ebayconnector.sync;

import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.events.FunctionFaults;
import dev.ebayconnector.core.settings.BuyerPeriods;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.SyncedResources;
import dev.ebayconnector.ebay.analytics.AnalyticsClient;
import dev.ebayconnector.ebay.disputes.PaymentDisputesClient;
import dev.ebayconnector.ebay.finances.FinancesClient;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.EbayUnavailable;
import dev.ebayconnector.ebay.inventory.InventoryClient;
import dev.ebayconnector.ebay.inventory.OffersClient;
import dev.ebayconnector.ebay.oauth.OAuthClient;
import dev.ebayconnector.ebay.orders.OrdersClient;
import dev.ebayconnector.ebay.signatures.SigningKeyClient;
import dev.ebayconnector.ebay.signatures.SigningKeys;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.sync.api.DryRunner;
import dev.ebayconnector.sync.disputes.DisputesResource;
import dev.ebayconnector.sync.disputes.StoredDisputesReader;
import dev.ebayconnector.sync.inventory.InventoryResource;
import dev.ebayconnector.sync.messages.MessagesResource;
import dev.ebayconnector.sync.messages.MessagesSettings;
import dev.ebayconnector.sync.offers.OffersResource;
import dev.ebayconnector.sync.orders.OrdersResource;
import dev.ebayconnector.sync.proof.ProofResource;
import dev.ebayconnector.sync.proof.ProofSettings;
import dev.ebayconnector.sync.proof.ProofStore;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.quarantine.QuarantineReader;
import dev.ebayconnector.sync.run.quarantine.QuarantineRetry;
import dev.ebayconnector.sync.run.quarantine.QuarantinedTexts;
import dev.ebayconnector.sync.run.quota.CallRecorder;
import dev.ebayconnector.sync.run.quota.ParkingRules;
import dev.ebayconnector.sync.run.quota.QuotaBudget;
import dev.ebayconnector.sync.run.quota.QuotaReader;
import dev.ebayconnector.sync.run.quota.QuotaSettings;
import dev.ebayconnector.sync.run.quota.QuotaStore;
import dev.ebayconnector.sync.run.resource.PageSeals;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.sync.run.start.AnnouncementStore;
import dev.ebayconnector.sync.run.start.QueueSettings;
import dev.ebayconnector.sync.run.start.ResourceReset;
import dev.ebayconnector.sync.run.start.RunPlanner;
import dev.ebayconnector.sync.run.start.RunQueue;
import dev.ebayconnector.sync.run.start.RunResumer;
import dev.ebayconnector.sync.run.start.RunReviver;
import dev.ebayconnector.sync.run.start.RunStarter;
import dev.ebayconnector.sync.run.window.WindowStore;
import dev.ebayconnector.sync.run.work.PageCommit;
import dev.ebayconnector.sync.run.work.PageFetcher;
import dev.ebayconnector.sync.run.work.PageSource;
import dev.ebayconnector.sync.run.work.RunAssistant;
import dev.ebayconnector.sync.run.work.RunEndings;
import dev.ebayconnector.sync.run.work.RunReaders;
import dev.ebayconnector.sync.run.work.RunWorker;
import dev.ebayconnector.sync.run.work.SyncMeter;
import dev.ebayconnector.sync.run.work.WorkerSettings;
import dev.ebayconnector.sync.transactions.TransactionsResource;
import dev.ebayconnector.tokens.AccessTokens;
import dev.ebayconnector.tokens.KeysetCheck;
import dev.ebayconnector.tokens.SealedSampleStore;
import dev.ebayconnector.tokens.SigningKeyStore;
import dev.ebayconnector.tokens.StoredSigningKeys;
import dev.ebayconnector.tokens.TokenStore;
import dev.ebayconnector.tokens.TokenVault;
import dev.ebayconnector.tokens.VaultSettings;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.retry.annotation.Retryable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Where Micronaut and the plain classes of this function meet. Long, because it names every one of them once. */
@Factory
class SyncWiring {

    @Singleton
    @Bean(preDestroy = "close")
    EbayHttp http(Optional<WorkerSettings> worker) {
        return worker.map(settings -> new EbayHttp(settings.callsAtOnce())).orElseGet(EbayHttp::new);
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
            BeanProvider<SigningKeys> keys,
            MessagesSettings messages,
            SyncedResources on,
            ProofStore proofStore,
            ProofSettings proofs,
            BuyerPeriods buyers,
            Clock clock) {
        // The scheduler plans runs and never reads eBay: it has no keyset, which the signing keys need.
        SigningKeys whenRead = endpoint -> keys.get().of(endpoint);
        var items = new InventoryClient(http);
        var resources = new Resources(
                List.of(
                        new OrdersResource(new OrdersClient(http), buyers),
                        new TransactionsResource(new FinancesClient(http, whenRead, clock)),
                        new DisputesResource(new PaymentDisputesClient(http), new StoredDisputesReader(transactions)),
                        new MessagesResource(messages.client(http)),
                        new InventoryResource(items),
                        new OffersResource(items, new OffersClient(http))),
                on::include);
        return resources.with(ProofResource.all(resources, proofStore, clock), proofs.nightly());
    }

    @Singleton
    SigningKeys signingKeys(SigningKeyStore store, VaultSettings vault, EbayHttp http, EventLog events, Clock clock) {
        return new StoredSigningKeys(
                store, new TokenVault(vault), new OAuthClient(http), new SigningKeyClient(http), events, clock);
    }

    @Singleton
    KeysetCheck keysetCheck(
            SealedSampleStore samples, VaultSettings vault, BeanProvider<EventLog> events, FunctionFaults faults) {
        return new KeysetCheck(samples, new TokenVault(vault), events::get, faults);
    }

    @Singleton
    RunPlanner runPlanner(WindowStore windows) {
        return new RunPlanner(windows);
    }

    @Singleton
    RunReviver runReviver(
            RunStore runs, AnnouncementStore announcements, RunQueue queue, EventLog events, Clock clock) {
        return new RunReviver(runs, announcements, queue, events, clock);
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
    RunResumer runResumer(
            RunStore runs,
            WindowStore windows,
            TransactionOperations<Connection> transactions,
            RunStarter starter,
            EventLog events,
            Clock clock) {
        return new RunResumer(runs, windows, transactions, starter, events, clock);
    }

    @Singleton
    ResourceReset resourceReset(RunStore runs, WindowStore windows, TransactionOperations<Connection> transactions) {
        return new ResourceReset(runs, windows, transactions);
    }

    @Singleton
    QuarantinedTexts quarantinedTexts(PersonalDataKeys keys, TransactionOperations<Connection> transactions) {
        return new QuarantinedTexts(keys, transactions);
    }

    @Singleton
    QuarantineRetry quarantineRetry(
            QuarantineReader records,
            Resources resources,
            QuarantinedTexts texts,
            PageSeals seals,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        return new QuarantineRetry(records, resources, texts, seals, transactions, clock);
    }

    @Singleton
    QuotaBudget quotaBudget(QuotaStore store, EbayHttp http, EbaySettings ebay, QuotaSettings settings, Clock clock) {
        return new QuotaBudget(
                store, new QuotaReader(new OAuthClient(http), new AnalyticsClient(http), ebay), settings, clock);
    }

    @Singleton
    CallRecorder callRecorder(QuotaBudget budget) {
        return new CallRecorder(budget);
    }

    @Singleton
    DryRunner dryRunner(AccessTokens tokens, EbaySettings ebay, QuotaBudget budget, Clock clock) {
        return new DryRunner(new PageFetcher(tokens, PageSource.ONCE, ebay), budget, clock);
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
    PageSeals pageSeals(PersonalDataKeys keys) {
        return new PageSeals(keys);
    }

    @Singleton
    PageCommit pageCommit(
            WindowStore windows,
            RunStore runs,
            CallRecorder recorder,
            PageSeals seals,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        return new PageCommit(windows, runs, recorder, seals, transactions, clock);
    }

    @Singleton
    RunEndings runEndings(
            RunStore runs,
            WindowStore windows,
            CallRecorder recorder,
            QuotaBudget budget,
            RunQueue queue,
            TransactionOperations<Connection> transactions,
            EventLog events,
            Clock clock) {
        // Random of a kind that two instances restored from one snapshot do not share.
        var parking = new ParkingRules(budget, new SecureRandom(), clock);
        return new RunEndings(runs, windows, recorder, parking, queue, transactions, events, clock);
    }

    @Singleton
    RunReaders runReaders(
            RunStore runs,
            WindowStore windows,
            AccessTokens tokens,
            PageSource pages,
            EbaySettings ebay,
            PageCommit commit,
            QuotaBudget budget,
            RunQueue queue,
            Clock clock,
            WorkerSettings settings,
            SyncMeter meter) {
        var fetcher = new PageFetcher(tokens, pages, ebay);
        return new RunReaders(runs, windows, fetcher, commit, budget, queue, clock, settings, meter);
    }

    @Singleton
    RunWorker runWorker(
            RunStore runs,
            WindowStore windows,
            Resources resources,
            RunReaders readers,
            RunEndings endings,
            AccountStore accounts,
            RunQueue queue,
            EventLog events,
            Clock clock) {
        return new RunWorker(runs, windows, resources, readers, endings, accounts, queue, events, clock);
    }

    @Singleton
    RunAssistant runAssistant(
            RunStore runs,
            WindowStore windows,
            Resources resources,
            AccountStore accounts,
            RunReaders readers,
            CallRecorder recorder,
            TransactionOperations<Connection> transactions,
            Clock clock,
            WorkerSettings settings) {
        return new RunAssistant(runs, windows, resources, accounts, readers, recorder, transactions, clock, settings);
    }
}
