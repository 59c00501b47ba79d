package dev.ebayconnector.tokens;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.Scopes;
import dev.ebayconnector.ebay.oauth.OAuthClient;
import dev.ebayconnector.vault.TokenColumn;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The only way to an access token. A fresh token is returned as it is. A stale or expired one is refreshed by whoever
 * takes the lease on its row: threads of one process wait for each other ({@link SingleFlight}), other processes read the
 * row again until the lease ends. A stale token is still used while eBay cannot be asked.
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
    /** In real time, not by {@link Clock}: longer than a lease, so that a waiter outlives a lease holder that died. */
    private final Duration patience;

    private final SingleFlight<Flight, AccessResult> refreshes = new SingleFlight<>();

    /** Which token the caller accepts. */
    private enum Policy {
        /** Any that does not expire soon; a stale one if eBay cannot be asked. */
        USABLE,
        /** Only one that is newer than the one that was stored when the caller asked. */
        RENEWED
    }

    private record Flight(UUID accountId, Policy policy) {}

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

    /** A token that is valid for at least a minute and allows what the call needs, refreshed if necessary. */
    public AccessResult of(Account account, RequestId requestId, Scope... needs) {
        return decrypting(account, requestId, () -> {
            var seen = tokens.find(account.id());
            if (seen.isEmpty()) {
                return noToken();
            }
            var missing = seen.get().grantedScopes().missing(Scope.all(needs));
            if (!missing.isEmpty()) {
                return missingScope(account, requestId, missing, Scope.all(needs));
            }
            return isValidFor(STALE_BEFORE_EXPIRY, seen.get())
                    ? available(account, seen.get())
                    : obtain(account, seen.get(), Policy.USABLE, requestId);
        });
    }

    /** Refreshes even a fresh token; a token that is available afterwards is new. */
    public AccessResult refreshNow(Account account, RequestId requestId) {
        return decrypting(
                account,
                requestId,
                () -> tokens.find(account.id())
                        .map(seen -> obtain(account, seen, Policy.RENEWED, requestId))
                        .orElseGet(AccessTokens::noToken));
    }

    /** Expires this version of the token after eBay answered 401 to it, so that the next caller refreshes it. */
    public void expireRefused(Account account, long version) {
        tokens.expire(account.id(), version, clock.instant());
    }

    private AccessResult obtain(Account account, StoredToken seen, Policy policy, RequestId requestId) {
        return refreshes.run(new Flight(account.id(), policy), () -> refresh(account, seen, policy, requestId));
    }

    private AccessResult refresh(Account account, StoredToken seen, Policy policy, RequestId requestId) {
        long end = System.nanoTime() + patience.toNanos();
        for (var found = Optional.of(seen); found.isPresent(); found = tokens.find(account.id())) {
            var row = found.get();
            if (satisfies(policy, row, seen)) {
                return available(account, row);
            }
            if (!row.connected()) {
                return new AccessResult.NeedsReconnect("eBay no longer accepts its refresh token");
            }
            if (row.coolingDown()) {
                return oldTokenOr(RefreshToken.pausing(account, row), account, policy);
            }
            switch (refresh.run(account, row, requestId)) {
                case RefreshToken.Result.Failed(AccessResult failure) -> {
                    return oldTokenOr(failure, account, policy);
                }
                case RefreshToken.Result.Ended(AccessResult result) -> {
                    return result;
                }
                case RefreshToken.Result.Changed _ -> {}
                case RefreshToken.Result.Busy _ -> LockSupport.parkNanos(POLL.toNanos());
            }
            if (System.nanoTime() >= end) {
                var timedOut = new AccessResult.Unavailable("another refresh of the token did not end in time");
                return oldTokenOr(timedOut, account, policy);
            }
        }
        return noToken();
    }

    /** A row that changed while the caller waited was refreshed by the holder of the lease, for all. */
    private boolean satisfies(Policy policy, StoredToken row, StoredToken seen) {
        return policy == Policy.USABLE && isValidFor(STALE_BEFORE_EXPIRY, row)
                || !row.sameAs(seen) && isValidFor(EXPIRED_BEFORE_EXPIRY, row);
    }

    /**
     * The old token while it is still valid, unless a new one was asked for. The row is read again, because a token that
     * eBay has refused in the meantime must not be used as merely stale.
     */
    private AccessResult oldTokenOr(AccessResult failure, Account account, Policy policy) {
        return policy == Policy.RENEWED
                ? failure
                : tokens.find(account.id())
                        .filter(row -> isValidFor(EXPIRED_BEFORE_EXPIRY, row))
                        .map(row -> available(account, row))
                        .orElse(failure);
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
        events.record(Event.warn(
                        "token.scope_missing",
                        "The call was not made: the seller has not granted a scope that it needs.",
                        requestId)
                .account(account.id())
                .detail("required", required.values())
                .detail("missing", missing.values()));
        return new AccessResult.MissingScope(required.values(), missing.values());
    }

    /** A token that no key decrypts is a fault of the settings, not of the seller; the account's status stays. */
    private AccessResult decrypting(Account account, RequestId requestId, Supplier<AccessResult> work) {
        try {
            return CurrentRequest.on(account.id(), work);
        } catch (UnopenableToken e) {
            events.record(
                    Event.error("token.unopenable", e.getMessage(), requestId).account(account.id()));
            return new AccessResult.Misconfigured("No key of TOKEN_KEYSET decrypts the stored token; set the keyset"
                    + " that it was encrypted with.");
        }
    }

    private boolean isValidFor(Duration time, StoredToken row) {
        return clock.instant().plus(time).isBefore(row.accessExpiresAt());
    }
}
