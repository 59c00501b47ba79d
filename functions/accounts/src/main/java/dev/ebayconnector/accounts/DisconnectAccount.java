package dev.ebayconnector.accounts;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.Stopwatch;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.oauth.OAuthClient;
import dev.ebayconnector.tokens.StoredToken;
import dev.ebayconnector.tokens.TokenStore;
import dev.ebayconnector.tokens.TokenVault;
import dev.ebayconnector.tokens.UnopenableToken;
import dev.ebayconnector.vault.TokenColumn;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Disconnects a seller: asks eBay to revoke the tokens and erases them here, whether eBay does or not. Synced records and
 * the event log are kept, so that the same seller can be connected again and the next sync continues.
 */
final class DisconnectAccount {

    /** Everything but the tokens, whatever is synced today or later. */
    static final List<String> KEPT = List.of("account", "synced_records", "sync_history", "event_log");

    private final AccountStore accounts;
    private final TokenStore tokens;
    private final TokenVault vault;
    private final OAuthClient oauth;
    private final EbaySettings ebay;
    private final TransactionOperations<Connection> transactions;
    private final EventLog events;
    private final Clock clock;

    DisconnectAccount(
            AccountStore accounts,
            TokenStore tokens,
            TokenVault vault,
            OAuthClient oauth,
            EbaySettings ebay,
            TransactionOperations<Connection> transactions,
            EventLog events,
            Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.vault = vault;
        this.oauth = oauth;
        this.ebay = ebay;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** How it ended. */
    sealed interface Result {

        /**
         * @param erased      names of the tokens that were erased; empty if there were none
         * @param revoked     whether eBay revoked the refresh token
         * @param revokeError why it did not, else null
         */
        record Disconnected(List<String> erased, boolean revoked, String revokeError) implements Result {}

        /** The user has no such account. */
        record NoAccount() implements Result {}

        /** The seller connected again at the same time; the new consent is not touched. */
        record ConnectedAgain() implements Result {}
    }

    Result run(UUID accountId, UUID userId, RequestId requestId) {
        return accounts.findOwned(accountId, userId)
                .map(account -> disconnect(account, userId, requestId))
                .orElseGet(Result.NoAccount::new);
    }

    private Result disconnect(Account account, UUID userId, RequestId requestId) {
        var token = tokens.find(account.id());
        if (token.isEmpty() && account.status().equals("DISCONNECTED")) {
            return new Result.Disconnected(List.of(), false, null);
        }
        // First at eBay: once the token is erased here, it cannot be revoked any more.
        var refusal = token.flatMap(row -> revoke(account, row, requestId)).map(Refusal::code);
        var revoked = token.isPresent() && refusal.isEmpty();
        return transactions.executeWrite(_ -> {
            if (accounts.disconnect(account.id(), account.consentNo(), clock.instant()) == 0) {
                return new Result.ConnectedAgain();
            }
            tokens.erase(account.id());
            var erased = token.map(DisconnectAccount::held).orElse(List.of());
            var message = "Disconnected " + account.username() + "; its synced records and events are kept.";
            events.recordWithin(Event.info("account.disconnected", message, requestId)
                    .user(userId)
                    .account(account.id())
                    .detail("erased", erased)
                    .detail("kept", KEPT)
                    .detail("revoked_at_ebay", revoked));
            return new Result.Disconnected(erased, revoked, refusal.orElse(null));
        });
    }

    /** @param message for people, with eBay's own message where there is one */
    private record Refusal(String code, String message) {}

    /** Why eBay did not revoke it; empty if it did. */
    private Optional<Refusal> revoke(Account account, StoredToken row, RequestId requestId) {
        var stopwatch = Stopwatch.start();
        var refusal = refusal(account, row);
        var event = refusal.isEmpty()
                ? Event.info("token.revoked", "eBay revoked the tokens.", requestId)
                : Event.warn(
                                "token.revoke_failed",
                                "eBay did not revoke the tokens. They are erased here nevertheless.",
                                requestId)
                        .detail("reason", refusal.get().code())
                        .detail("description", refusal.get().message());
        events.record(event.account(account.id()).detail("duration_ms", stopwatch.millis()));
        return refusal;
    }

    private Optional<Refusal> refusal(Account account, StoredToken row) {
        var endpoint = ebay.endpoint(account.environment());
        if (endpoint.isEmpty()) {
            return Optional.of(
                    new Refusal("no_app_credentials", EbaySettings.missingCredentials(account.environment())));
        }
        if (row.refreshToken() == null) {
            return Optional.of(new Refusal("no_refresh_token", "There is no refresh token to revoke."));
        }
        try {
            var token = vault.open(account.id(), account.environment(), TokenColumn.REFRESH_TOKEN, row.refreshToken());
            var revocation = oauth.revoke(endpoint.get(), token);
            return revocation.done()
                    ? Optional.empty()
                    : Optional.of(new Refusal(revocation.reason(), revocation.message()));
        } catch (UnopenableToken e) {
            return Optional.of(new Refusal("unopenable", e.getMessage()));
        }
    }

    private static List<String> held(StoredToken row) {
        var held = new ArrayList<>(List.of("access_token"));
        if (row.refreshToken() != null) {
            held.add("refresh_token");
        }
        return held;
    }
}
