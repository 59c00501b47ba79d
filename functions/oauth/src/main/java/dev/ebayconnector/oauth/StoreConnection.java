package dev.ebayconnector.oauth;

import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.Scopes;
import dev.ebayconnector.ebay.oauth.Grant;
import dev.ebayconnector.ebay.oauth.IdentityClient.EbayUser;
import dev.ebayconnector.ebay.oauth.TokenResult;
import dev.ebayconnector.postgres.DatabaseFailure;
import dev.ebayconnector.tokens.TokenStore;
import dev.ebayconnector.tokens.TokenVault;
import dev.ebayconnector.vault.TokenColumn;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Clock;

/** Stores account, tokens, outcome and event in one transaction. */
final class StoreConnection {

    private final AccountStore accounts;
    private final TokenStore tokens;
    private final TokenVault vault;
    private final StateStore states;
    private final TransactionOperations<Connection> transactions;
    private final EbaySettings ebay;
    private final EventLog events;
    private final Clock clock;

    StoreConnection(
            AccountStore accounts,
            TokenStore tokens,
            TokenVault vault,
            StateStore states,
            TransactionOperations<Connection> transactions,
            EbaySettings ebay,
            EventLog events,
            Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.vault = vault;
        this.states = states;
        this.transactions = transactions;
        this.ebay = ebay;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Tries once more if the database connection is lost, because eBay issues a grant only once and the write may be
     * repeated.
     *
     * @throws RuntimeException if the database remains unavailable
     */
    void store(Callback callback, PendingState state, TokenResult.Granted granted, EbayUser user) {
        try {
            write(callback, state, granted, user);
        } catch (RuntimeException e) {
            if (!DatabaseFailure.isUnavailable(e)) {
                throw e;
            }
            if (!stored(state)) {
                write(callback, state, granted, user);
            }
        }
    }

    /** Only the answer to the commit may have been lost. */
    private boolean stored(PendingState state) {
        return states.find(state.stateHash())
                .filter(now -> Outcome.CONNECTED.code().equals(now.outcome()))
                .isPresent();
    }

    private void write(Callback callback, PendingState state, TokenResult.Granted granted, EbayUser user) {
        var scopes = granted.grant().scopes().orElseGet(() -> Scopes.parse(state.scopes()));
        transactions.executeWrite(_ -> {
            var owner = accounts.lockOwner(state.environment(), user.userId());
            var account = accounts.connect(
                    state.environment(),
                    user.userId(),
                    user.username(),
                    user.marketplaceId(),
                    state.userId(),
                    clock.instant());
            storeTokens(account, granted.grant(), scopes);
            states.conclude(state.stateHash(), Outcome.CONNECTED.code());
            events.recordWithin(
                    Event.info("oauth.success", "Connected " + account.username() + ".", callback.requestId())
                            .user(state.userId())
                            .account(account.id())
                            .ebayRequest(granted.ebayRequestId())
                            .detail("environment", account.environment().code())
                            .detail("again", account.consentNo() > 1)
                            .detail("owner_before", owner.orElse(null))
                            .detail("owner_after", state.userId())
                            .detail("missing", scopes.missing(ebay.scopes()).values())
                            .detail("duration_ms", callback.millis()));
            return null;
        });
    }

    private void storeTokens(Account account, Grant grant, Scopes scopes) {
        var now = clock.instant();
        tokens.connect(
                account.id(),
                vault.seal(account.id(), account.environment(), TokenColumn.ACCESS_TOKEN, grant.accessToken()),
                TokenVault.fingerprint(grant.accessToken()),
                now.plus(grant.accessLife()),
                grant.refreshToken()
                        .map(token -> vault.seal(account.id(), account.environment(), TokenColumn.REFRESH_TOKEN, token))
                        .orElse(null),
                grant.refreshToken().map(TokenVault::fingerprint).orElse(null),
                grant.refreshLife().map(now::plus).orElse(null),
                scopes.toString(),
                now);
    }
}
