package dev.ebayconnector.tokeninfo;

import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.events.FunctionFaults;
import dev.ebayconnector.core.metrics.Metrics;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.oauth.OAuthClient;
import dev.ebayconnector.tokens.AccessTokens;
import dev.ebayconnector.tokens.KeysetCheck;
import dev.ebayconnector.tokens.SealedSampleStore;
import dev.ebayconnector.tokens.TokenStore;
import dev.ebayconnector.tokens.TokenVault;
import dev.ebayconnector.tokens.VaultSettings;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Creates the beans of this function. */
@Factory
final class TokenInfoWiring {

    @Singleton
    @Bean(preDestroy = "close")
    EbayHttp http(EbaySettings ebay) {
        return new EbayHttp(ebay.patience());
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
    RefreshOnDemand refreshOnDemand(
            TokenInfoStore store, AccountStore accounts, AccessTokens tokens, EventLog events, Clock clock) {
        return new RefreshOnDemand(store, accounts, tokens, events, clock);
    }

    @Singleton
    KeysetCheck keysetCheck(
            SealedSampleStore samples, VaultSettings vault, BeanProvider<EventLog> events, FunctionFaults faults) {
        return new KeysetCheck(samples, new TokenVault(vault), events::get, faults);
    }

    @Singleton
    SweepTokens sweepTokens(
            SweepStore store,
            AccountStore accounts,
            AccessTokens tokens,
            KeysetCheck keyset,
            EventLog events,
            Metrics metrics,
            Clock clock) {
        return new SweepTokens(store, accounts, tokens, keyset, events, metrics, clock);
    }
}
