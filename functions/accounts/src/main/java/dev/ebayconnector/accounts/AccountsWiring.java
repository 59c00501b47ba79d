package dev.ebayconnector.accounts;

import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.events.FunctionFaults;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.oauth.OAuthClient;
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

/** Makes beans of the classes that know nothing of Micronaut. */
@Factory
final class AccountsWiring {

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
    DisconnectAccount disconnectAccount(
            AccountStore accounts,
            TokenStore tokens,
            VaultSettings vault,
            EbayHttp http,
            EbaySettings ebay,
            TransactionOperations<Connection> transactions,
            EventLog events,
            Clock clock) {
        return new DisconnectAccount(
                accounts, tokens, new TokenVault(vault), new OAuthClient(http), ebay, transactions, events, clock);
    }
}
