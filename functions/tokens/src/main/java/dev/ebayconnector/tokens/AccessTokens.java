package dev.ebayconnector.tokens;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.Grant;
import dev.ebayconnector.ebay.OAuthClient;
import dev.ebayconnector.ebay.TokenResult;
import dev.ebayconnector.vault.TokenColumn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * The one way to an access token. FRESH is returned as it is. STALE and EXPIRED take an owned lease on the row, read it
 * again, ask eBay without holding a connection, and write only if the row is still the one they read. A STALE token
 * still serves when eBay cannot be asked.
 */
public final class AccessTokens {

    private static final Duration STALE_BEFORE_EXPIRY = Duration.ofMinutes(10);
    private static final Duration EXPIRED_BEFORE_EXPIRY = Duration.ofMinutes(1);
    /** Longer than the HTTP time-outs of one refresh together. */
    private static final Duration LEASE = Duration.ofSeconds(40);
    private static final Duration COOL_DOWN = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int POLLS = 300;

    private final AccountStore accounts;
    private final TokenStore tokens;
    private final TokenVault vault;
    private final OAuthClient oauth;
    private final EbaySettings ebay;
    private final EventLog events;
    private final Clock clock;

    public AccessTokens(AccountStore accounts, TokenStore tokens, TokenVault vault, OAuthClient oauth, EbaySettings ebay,
                        EventLog events, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.vault = vault;
        this.oauth = oauth;
        this.ebay = ebay;
        this.events = events;
        this.clock = clock;
    }

    /** A token that is good for at least a minute, refreshed if need be. */
    public AccessResult of(Account account, RequestId requestId) {
        return get(account, STALE_BEFORE_EXPIRY, requestId);
    }

    /** Refreshes even a fresh token; an admin asked for it. */
    public AccessResult refreshNow(Account account, RequestId requestId) {
        return get(account, Duration.ofDays(3650), requestId);
    }

    /** eBay answered 401 to this version: the next asker refreshes it. */
    public void refused(Account account, long version) {
        tokens.expire(account.id(), version, clock.instant());
    }

    private AccessResult get(Account account, Duration margin, RequestId requestId) {
        var first = tokens.find(account.id());
        if (first.isEmpty()) {
            return new AccessResult.NeedsReconnect("the account has no token");
        }
        var seen = first.get();
        for (int poll = 0; poll < POLLS; poll++) {
            var row = poll == 0 ? seen : tokens.find(account.id()).orElse(seen);
            // Whoever waited reads again: the holder of the lease may have refreshed for all.
            if (fresh(row, poll == 0 ? margin : STALE_BEFORE_EXPIRY) || poll > 0 && row.version() > seen.version()) {
                return available(account, row);
            }
            if (coolingDown(row)) {
                return stale(account, row).orElse(new AccessResult.Unavailable("eBay refused a refresh a moment ago"));
            }
            var owner = UUID.randomUUID().toString();
            var now = clock.instant();
            if (tokens.lease(account.id(), owner, now.plus(LEASE), now) == 1) {
                return refresh(account, seen.version(), owner, requestId);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return stale(account, seen).orElse(new AccessResult.Unavailable("another refresh did not end in time"));
    }

    /** Under the lease: what is written here can be written by nobody else until the lease ends. */
    private AccessResult refresh(Account account, long seenVersion, String owner, RequestId requestId) {
        var row = tokens.find(account.id()).orElseThrow();
        if (row.version() > seenVersion) {
            tokens.release(account.id(), owner, null, clock.instant());
            return available(account, row);
        }
        var endpoint = EbayEnvironment.of(account.environment()).flatMap(ebay::endpoint);
        if (row.refreshToken() == null || endpoint.isEmpty()) {
            return needsReconnect(account, owner, endpoint.isEmpty() ? "no keyset for its environment" : "no refresh token", requestId);
        }
        var refreshToken = vault.open(account.id(), account.environment(), TokenColumn.REFRESH_TOKEN, row.refreshToken());
        return switch (oauth.refresh(endpoint.get(), refreshToken)) {
            case TokenResult.Granted granted -> store(account, row, owner, granted, requestId);
            case TokenResult.Refused refused -> refusedByEbay(account, row, owner, refused, requestId);
            case TokenResult.Unavailable away -> unavailable(account, row, owner, away, requestId);
        };
    }

    private AccessResult store(Account account, StoredToken row, String owner, TokenResult.Granted granted, RequestId requestId) {
        Grant grant = granted.grant();
        Instant now = clock.instant();
        int written = tokens.refreshed(account.id(), row.version(), owner,
                vault.seal(account.id(), account.environment(), TokenColumn.ACCESS_TOKEN, grant.accessToken()),
                now.plus(grant.accessLife()),
                grant.refreshToken().map(token ->
                        vault.seal(account.id(), account.environment(), TokenColumn.REFRESH_TOKEN, token)).orElse(null),
                grant.refreshLife().map(now::plus).orElse(null), now);
        if (written == 0) {
            // Somebody connected anew meanwhile; theirs is the newer truth.
            return tokens.find(account.id()).map(newer -> available(account, newer))
                    .orElse(new AccessResult.NeedsReconnect("the account was disconnected"));
        }
        events.record(Event.info("token.refreshed", "Refreshed the access token.", requestId)
                .account(account.id()).ebayRequest(granted.ebayRequestId()));
        return new AccessResult.Available(grant.accessToken(), row.version() + 1);
    }

    private AccessResult refusedByEbay(Account account, StoredToken row, String owner, TokenResult.Refused refused, RequestId requestId) {
        var current = tokens.find(account.id());
        if (current.isPresent() && current.get().version() > row.version()) {
            return available(account, current.get());
        }
        events.record(Event.error("token.refused", "eBay refused the refresh: " + refused.error() + ".", requestId)
                .account(account.id()).ebayRequest(refused.ebayRequestId()).detail("description", refused.description()));
        return needsReconnect(account, owner, refused.error(), requestId);
    }

    private AccessResult needsReconnect(Account account, String owner, String reason, RequestId requestId) {
        tokens.release(account.id(), owner, reason, clock.instant());
        accounts.setStatus(account.id(), "NEEDS_RECONNECT");
        events.record(Event.error("account.needs_reconnect", "The seller must connect again.", requestId)
                .account(account.id()).detail("reason", reason));
        return new AccessResult.NeedsReconnect(reason);
    }

    private AccessResult unavailable(Account account, StoredToken row, String owner, TokenResult.Unavailable away, RequestId requestId) {
        tokens.release(account.id(), owner, away.reason(), clock.instant().plus(COOL_DOWN));
        events.record(Event.warn("token.refresh_failed", "eBay could not refresh the token just now.", requestId)
                .account(account.id()).ebayRequest(away.ebayRequestId()).detail("reason", away.reason()));
        return stale(account, row).orElse(new AccessResult.Unavailable(away.reason()));
    }

    private Optional<AccessResult> stale(Account account, StoredToken row) {
        return fresh(row, EXPIRED_BEFORE_EXPIRY) ? Optional.of(available(account, row)) : Optional.empty();
    }

    private AccessResult available(Account account, StoredToken row) {
        return new AccessResult.Available(
                vault.open(account.id(), account.environment(), TokenColumn.ACCESS_TOKEN, row.accessToken()), row.version());
    }

    private boolean fresh(StoredToken row, Duration margin) {
        return clock.instant().plus(margin).isBefore(row.accessExpiresAt());
    }

    private boolean coolingDown(StoredToken row) {
        return row.retryAfter() != null && clock.instant().isBefore(row.retryAfter());
    }
}
