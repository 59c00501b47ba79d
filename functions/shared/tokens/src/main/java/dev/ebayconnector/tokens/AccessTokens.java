package dev.ebayconnector.tokens;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.OAuthClient;
import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.Scopes;
import dev.ebayconnector.vault.TokenColumn;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The one way to an access token. FRESH is returned as it is. STALE and EXPIRED are refreshed by whoever gets an owned
 * lease on the row; callers of one process wait for each other, callers of others read again until the lease is back.
 * A STALE token still serves when eBay cannot be asked.
 */
public final class AccessTokens {

    private static final Duration STALE_BEFORE_EXPIRY = Duration.ofMinutes(10);
    private static final Duration EXPIRED_BEFORE_EXPIRY = Duration.ofMinutes(1);
    private static final Duration BEYOND_A_LEASE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);

    private final TokenStore tokens;
    private final TokenVault vault;
    private final RefreshToken refresh;
    private final EventLog events;
    private final Clock clock;
    /** By the wall, not by {@link Clock}: longer than a lease, so that a waiter outlives a holder that died. */
    private final Duration patience;

    private final Coalescing<Wanted, AccessResult> refreshes = new Coalescing<>();

    /** @param anew whether even a fresh token is to be replaced */
    private record Wanted(UUID accountId, boolean anew) {}

    public AccessTokens(
            AccountStore accounts,
            TokenStore tokens,
            TokenVault vault,
            OAuthClient oauth,
            EbaySettings ebay,
            EventLog events,
            Clock clock) {
        this(accounts, tokens, vault, oauth, ebay, events, clock, RefreshToken.LEASE);
    }

    /** @param lease how long a refresh may take before another caller takes it over */
    AccessTokens(
            AccountStore accounts,
            TokenStore tokens,
            TokenVault vault,
            OAuthClient oauth,
            EbaySettings ebay,
            EventLog events,
            Clock clock,
            Duration lease) {
        this.tokens = tokens;
        this.vault = vault;
        this.refresh = new RefreshToken(accounts, tokens, vault, oauth, ebay, events, clock, lease);
        this.events = events;
        this.clock = clock;
        this.patience = lease.plus(BEYOND_A_LEASE);
    }

    /** A token that is good for at least a minute and for what the call needs, refreshed if need be. */
    public AccessResult of(Account account, RequestId requestId, Scope... needs) {
        return openable(account, requestId, () -> {
            var seen = tokens.find(account.id());
            if (seen.isEmpty()) {
                return noToken();
            }
            var missing = seen.get().grantedScopes().missing(Scope.all(needs));
            if (!missing.isEmpty()) {
                return missingScope(account, requestId, missing, Scope.all(needs));
            }
            return fresh(seen.get(), STALE_BEFORE_EXPIRY)
                    ? available(account, seen.get())
                    : refreshes.run(
                            new Wanted(account.id(), false), () -> obtain(account, seen.get(), false, requestId));
        });
    }

    /** Refreshes even a fresh token; what is available afterwards is new. */
    public AccessResult refreshNow(Account account, RequestId requestId) {
        return openable(
                account,
                requestId,
                () -> tokens.find(account.id())
                        .map(seen -> refreshes.run(
                                new Wanted(account.id(), true), () -> obtain(account, seen, true, requestId)))
                        .orElseGet(AccessTokens::noToken));
    }

    /** eBay answered 401 to this version: the next asker refreshes it. */
    public void refused(Account account, long version) {
        tokens.expire(account.id(), version, clock.instant());
    }

    private AccessResult obtain(Account account, StoredToken seen, boolean anew, RequestId requestId) {
        long end = System.nanoTime() + patience.toNanos();
        do {
            var found = tokens.find(account.id());
            if (found.isEmpty()) {
                return noToken();
            }
            var row = found.get();
            // Whoever waited reads again: the holder of the lease may have refreshed for all.
            if (!anew && fresh(row, STALE_BEFORE_EXPIRY) || !row.sameAs(seen) && fresh(row, EXPIRED_BEFORE_EXPIRY)) {
                return available(account, row);
            }
            if (!row.connected()) {
                return new AccessResult.NeedsReconnect("eBay does not accept its refresh token any more");
            }
            if (row.coolingDown()) {
                return otherwise(account, anew, new AccessResult.Unavailable("eBay could not refresh it a moment ago"));
            }
            switch (refresh.run(account, row, requestId)) {
                case RefreshToken.Result.Ended(AccessResult.Unavailable away) -> {
                    return otherwise(account, anew, away);
                }
                case RefreshToken.Result.Ended(AccessResult result) -> {
                    return result;
                }
                case RefreshToken.Result.Changed _ -> {}
                case RefreshToken.Result.Busy _ -> LockSupport.parkNanos(POLL.toNanos());
            }
        } while (System.nanoTime() < end);
        return otherwise(account, anew, new AccessResult.Unavailable("another refresh did not end in time"));
    }

    /**
     * The old token, if it still lives and a new one was not what was asked for. Read again for it: a token that eBay
     * refused meanwhile must not be served as merely stale.
     */
    private AccessResult otherwise(Account account, boolean anew, AccessResult.Unavailable away) {
        return tokens.find(account.id())
                .filter(row -> !anew && fresh(row, EXPIRED_BEFORE_EXPIRY))
                .map(row -> available(account, row))
                .orElse(away);
    }

    private AccessResult available(Account account, StoredToken row) {
        return new AccessResult.Available(
                vault.open(account.id(), account.environment(), TokenColumn.ACCESS_TOKEN, row.accessToken()),
                row.version());
    }

    private static AccessResult noToken() {
        return new AccessResult.NeedsReconnect("the account is not connected");
    }

    private AccessResult missingScope(Account account, RequestId requestId, Scopes missing, Scopes required) {
        var result = new AccessResult.MissingScope(required.values(), missing.values());
        events.record(Event.warn(
                        "token.scope_missing",
                        "The seller has not granted what this call needs; it was not made.",
                        requestId)
                .account(account.id())
                .detail("required", result.required())
                .detail("missing", result.missing()));
        return result;
    }

    /** A wrong keyset is our fault, not the seller's: it is said as what it is, and the account's status stays. */
    private AccessResult openable(Account account, RequestId requestId, Supplier<AccessResult> work) {
        try {
            return work.get();
        } catch (UnopenableToken e) {
            events.record(
                    Event.error("token.unopenable", e.getMessage(), requestId).account(account.id()));
            return new AccessResult.Unavailable("the keyset does not open it");
        }
    }

    private boolean fresh(StoredToken row, Duration margin) {
        return clock.instant().plus(margin).isBefore(row.accessExpiresAt());
    }
}
