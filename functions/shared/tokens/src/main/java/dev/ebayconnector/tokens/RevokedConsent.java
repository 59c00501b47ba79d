package dev.ebayconnector.tokens;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import java.time.Clock;
import java.time.Instant;

/** Ends a consent that the seller or eBay has revoked, as eBay's notice says, before a call of eBay fails. */
public final class RevokedConsent {

    private final AccountStore accounts;
    private final TokenStore tokens;
    private final EventLog events;
    private final Clock clock;

    public RevokedConsent(AccountStore accounts, TokenStore tokens, EventLog events, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.events = events;
        this.clock = clock;
    }

    /** What became of the account. */
    public enum Outcome {
        NEEDS_RECONNECT,
        /** It was not connected before. */
        NOT_CONNECTED,
        /** The seller has connected since: notices arrive late and in any order. */
        CONNECTED_SINCE,
        /** The user is no seller here. */
        NO_ACCOUNT
    }

    /**
     * Belongs to the caller's transaction.
     *
     * @param ebayUserId eBay's immutable id; user names change and are used again
     * @param revokedAt  when the consent ended
     * @param reason     eBay's word for why
     */
    public Outcome end(
            EbayEnvironment environment, String ebayUserId, Instant revokedAt, String reason, RequestId requestId) {
        return accounts.findByEbayUser(environment, ebayUserId)
                .map(account -> end(account, revokedAt, reason, requestId))
                .orElse(Outcome.NO_ACCOUNT);
    }

    private Outcome end(Account account, Instant revokedAt, String reason, RequestId requestId) {
        if (revokedAt.isBefore(account.connectedAt())) {
            return Outcome.CONNECTED_SINCE;
        }
        if (accounts.needsReconnect(account.id(), account.consentNo()) == 0) {
            return Outcome.NOT_CONNECTED;
        }
        tokens.find(account.id()).ifPresent(token -> tokens.expire(account.id(), token.version(), clock.instant()));
        events.recordWithin(Event.error(
                        "account.needs_reconnect",
                        "The seller must reconnect: eBay says that the consent was revoked.",
                        requestId)
                .account(account.id())
                .detail("reason", reason)
                .detail("revoked_at", revokedAt.toString()));
        return Outcome.NEEDS_RECONNECT;
    }
}
