package dev.ebayconnector.oauth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.ebay.Grant;
import dev.ebayconnector.ebay.IdentityClient.EbayUser;
import dev.ebayconnector.tokens.TokenStore;
import dev.ebayconnector.tokens.TokenVault;
import dev.ebayconnector.vault.TokenColumn;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Clock;

/** Writes account, token, the state's end and the event in one transaction: all of them, or none. */
final class StoreConnection {

    private final AccountStore accounts;
    private final TokenStore tokens;
    private final TokenVault vault;
    private final StateStore states;
    private final TransactionOperations<Connection> transactions;
    private final EventLog events;
    private final Clock clock;

    StoreConnection(AccountStore accounts, TokenStore tokens, TokenVault vault, StateStore states,
                    TransactionOperations<Connection> transactions, EventLog events, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.vault = vault;
        this.states = states;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    void store(PendingState state, Grant grant, EbayUser user, String ebayRequestId, RequestId requestId) {
        transactions.executeWrite(_ -> {
            var account = accounts.connect(state.environment(), user.userId(), user.username(), user.marketplaceId(),
                    state.userId(), clock.instant());
            storeTokens(account, state, grant);
            states.conclude(state.stateHash(), Outcome.CONNECTED.word());
            events.recordWithin(Event.info("oauth.success", "Connected " + account.username() + ".", requestId)
                    .user(state.userId()).account(account.id()).ebayRequest(ebayRequestId)
                    .detail("environment", account.environment()));
            return null;
        });
    }

    private void storeTokens(Account account, PendingState state, Grant grant) {
        var now = clock.instant();
        tokens.connect(account.id(),
                vault.seal(account.id(), account.environment(), TokenColumn.ACCESS_TOKEN, grant.accessToken()),
                TokenVault.fingerprint(grant.accessToken()), now.plus(grant.accessLife()),
                grant.refreshToken().map(token -> vault.seal(account.id(), account.environment(), TokenColumn.REFRESH_TOKEN, token))
                        .orElse(null),
                grant.refreshToken().map(TokenVault::fingerprint).orElse(null), grant.refreshLife().map(now::plus).orElse(null),
                grant.scopes().orElse(state.scopes()), now);
    }
}
