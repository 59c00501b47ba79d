package dev.ebayconnector.oauth;

import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.events.FunctionFaults;
import dev.ebayconnector.core.events.RefusedRequests;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.oauth.IdentityClient;
import dev.ebayconnector.ebay.oauth.OAuthClient;
import dev.ebayconnector.security.SessionSettings;
import dev.ebayconnector.tokens.KeysetCheck;
import dev.ebayconnector.tokens.SealedSampleStore;
import dev.ebayconnector.tokens.TokenStore;
import dev.ebayconnector.tokens.TokenVault;
import dev.ebayconnector.tokens.VaultSettings;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;

/** Creates the beans of this function. */
@Factory
final class OAuthWiring {

    @Singleton
    @Bean(preDestroy = "close")
    EbayHttp http(EbaySettings ebay) {
        return new EbayHttp(ebay.patience());
    }

    @Singleton
    KeysetCheck keysetCheck(
            SealedSampleStore samples, VaultSettings vault, BeanProvider<EventLog> events, FunctionFaults faults) {
        return new KeysetCheck(samples, new TokenVault(vault), events::get, faults);
    }

    @Singleton
    StartConnection startConnection(
            StateStore states,
            AccountStore accounts,
            EbaySettings ebay,
            EbayHttp http,
            KeysetCheck keyset,
            EventLog events,
            Clock clock) {
        return new StartConnection(states, accounts, ebay, new OAuthClient(http), keyset, events, clock);
    }

    @Singleton
    FinishConnection finishConnection(
            StateStore states, RedeemCode redeem, EventLog events, RefusedRequests refused, Clock clock) {
        return new FinishConnection(states, redeem, events, refused, clock);
    }

    @Singleton
    BrowserCookie browserCookie(SessionSettings settings) {
        return new BrowserCookie(settings);
    }

    @Singleton
    RedeemCode redeemCode(
            StateStore states,
            AccountStore accounts,
            EbaySettings ebay,
            EbayHttp http,
            StoreConnection store,
            EventLog events) {
        return new RedeemCode(states, accounts, ebay, new OAuthClient(http), new IdentityClient(http), store, events);
    }

    @Singleton
    StoreConnection storeConnection(
            AccountStore accounts,
            TokenStore tokens,
            VaultSettings vault,
            StateStore states,
            TransactionOperations<Connection> transactions,
            EbaySettings ebay,
            EventLog events,
            Clock clock) {
        return new StoreConnection(accounts, tokens, new TokenVault(vault), states, transactions, ebay, events, clock);
    }

    @Singleton
    CallbackDeadline callbackDeadline() {
        return new CallbackDeadline(CallbackDeadline.LIMIT);
    }
}
