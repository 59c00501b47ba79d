package dev.ebayconnector.tokens;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.oauth.OAuthClient;
import dev.ebayconnector.ebay.oauth.TokenResult;
import dev.ebayconnector.vault.TokenColumn;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * One attempt to refresh: take the lease, read the row again, ask eBay, write with the version that was read. No database
 * connection is held while eBay is asked. A process that dies in between leaves a lease that expires, and the refresh
 * token unchanged.
 */
final class RefreshToken {

    /** Longer than one brief call of eBay can take ({@code EbayHttp}). */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final Duration COOL_DOWN = Duration.ofSeconds(30);
    /** The only refusal that a new consent of the seller resolves. */
    private static final String INVALID_GRANT = "invalid_grant";
    /** Values of {@code tokens.last_refresh_error} that a change of the settings resolves. */
    private static final String NO_CREDENTIALS = "no_app_credentials";

    private static final String WRONG_CREDENTIALS = "invalid_client";

    private final AccountStore accounts;
    private final TokenStore tokens;
    private final TokenVault vault;
    private final OAuthClient oauth;
    private final EbaySettings ebay;
    private final EventLog events;
    private final Clock clock;
    private final Duration lease;

    /** How an attempt ended. */
    sealed interface Result {

        /** eBay decided: there is a new token, or the seller must reconnect. */
        record Ended(AccessResult result) implements Result {}

        /** There is no new token for now; the old one may still be valid. */
        record Failed(AccessResult failure) implements Result {}

        /** The row changed since it was read; read it again. */
        record Changed() implements Result {}

        /** Another caller has the lease. */
        record Busy() implements Result {}
    }

    RefreshToken(
            AccountStore accounts,
            TokenStore tokens,
            TokenVault vault,
            OAuthClient oauth,
            EbaySettings ebay,
            EventLog events,
            Clock clock,
            Duration lease) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.vault = vault;
        this.oauth = oauth;
        this.ebay = ebay;
        this.events = events;
        this.clock = clock;
        this.lease = lease;
    }

    Result run(Account account, StoredToken looked, RequestId requestId) {
        var owner = UUID.randomUUID().toString();
        if (tokens.lease(account.id(), owner, lease.toMillis()) == 0) {
            return new Result.Busy();
        }
        var row = tokens.find(account.id()).filter(looked::sameAs);
        if (row.isEmpty()) {
            tokens.release(account.id(), owner);
            return new Result.Changed();
        }
        try {
            return new Attempt(account, row.get(), owner, requestId, System.nanoTime()).run();
        } catch (UnopenableToken e) {
            tokens.release(account.id(), owner);
            throw e;
        }
    }

    /** The failure to report while refreshing pauses, by the error that caused the pause. */
    static AccessResult pausing(Account account, StoredToken row) {
        return switch (row.lastRefreshError()) {
            case NO_CREDENTIALS ->
                new AccessResult.Misconfigured(EbaySettings.missingCredentials(account.environment()));
            case WRONG_CREDENTIALS ->
                new AccessResult.Misconfigured(EbaySettings.wrongCredentials(account.environment()));
            case null -> new AccessResult.Unavailable("refreshing pauses after a failure");
            case String error ->
                new AccessResult.Unavailable("refreshing pauses after a failure (" + error + ") a moment ago");
        };
    }

    /** The work under one lease. */
    private final class Attempt {

        private final Account account;
        private final StoredToken row;
        private final String owner;
        private final RequestId requestId;
        private final long begun;

        Attempt(Account account, StoredToken row, String owner, RequestId requestId, long begun) {
            this.account = account;
            this.row = row;
            this.owner = owner;
            this.requestId = requestId;
            this.begun = begun;
        }

        Result run() {
            var endpoint = ebay.endpoint(account.environment());
            if (endpoint.isEmpty()) {
                var message = EbaySettings.missingCredentials(account.environment());
                return failed(
                        NO_CREDENTIALS,
                        new AccessResult.Misconfigured(message),
                        Event.error("token.refresh_failed", message, requestId));
            }
            if (row.refreshToken() == null) {
                return needsReconnect("no_refresh_token");
            }
            var refreshToken =
                    vault.open(account.id(), account.environment(), TokenColumn.REFRESH_TOKEN, row.refreshToken());
            return switch (oauth.refresh(endpoint.get(), refreshToken)) {
                case TokenResult.Granted granted -> store(granted);
                case TokenResult.Refused refused -> refused(refused);
                case TokenResult.WrongCredentials wrong -> wrongCredentials(wrong);
                case TokenResult.Unavailable unavailable ->
                    failed(
                            unavailable.reason(),
                            unavailable(unavailable.message()),
                            Event.warn("token.refresh_failed", unavailable.message(), requestId)
                                    .ebayRequest(unavailable.ebayRequestId()));
            };
        }

        private Result store(TokenResult.Granted granted) {
            var grant = granted.grant();
            var now = clock.instant();
            int written = tokens.storeRefreshed(
                    account.id(),
                    row.version(),
                    owner,
                    vault.seal(account.id(), account.environment(), TokenColumn.ACCESS_TOKEN, grant.accessToken()),
                    TokenVault.fingerprint(grant.accessToken()),
                    now.plus(grant.accessLife()),
                    grant.refreshToken()
                            .map(token ->
                                    vault.seal(account.id(), account.environment(), TokenColumn.REFRESH_TOKEN, token))
                            .orElse(null),
                    grant.refreshToken().map(TokenVault::fingerprint).orElse(null),
                    grant.refreshLife().map(now::plus).orElse(null),
                    now);
            if (written == 0) {
                // The seller reconnected or was disconnected, or another caller took the lease over.
                return new Result.Changed();
            }
            events.record(Event.info("token.refreshed", "Refreshed the access token.", requestId)
                    .account(account.id())
                    .ebayRequest(granted.ebayRequestId())
                    .detail("duration_ms", millis())
                    .detail("fingerprint", TokenVault.fingerprint(grant.accessToken())));
            return new Result.Ended(new AccessResult.Available(grant.accessToken(), row.version() + 1));
        }

        private Result refused(TokenResult.Refused refused) {
            if (tokens.find(account.id()).filter(row::sameAs).isEmpty()) {
                tokens.release(account.id(), owner);
                return new Result.Changed();
            }
            var event = Event.error("token.refused", "eBay refused the refresh: " + refused.error() + ".", requestId)
                    .ebayRequest(refused.ebayRequestId())
                    .detail("description", refused.message());
            if (!refused.error().equals(INVALID_GRANT)) {
                return failed(refused.error(), unavailable(refused.message()), event);
            }
            events.record(event.account(account.id()).detail("duration_ms", millis()));
            return needsReconnect(refused.error());
        }

        private Result wrongCredentials(TokenResult.WrongCredentials wrong) {
            var message = EbaySettings.wrongCredentials(account.environment());
            return failed(
                    WRONG_CREDENTIALS,
                    new AccessResult.Misconfigured(message),
                    Event.error("token.refused", message, requestId)
                            .ebayRequest(wrong.ebayRequestId())
                            .detail("description", wrong.message()));
        }

        private Result needsReconnect(String reason) {
            if (accounts.needsReconnect(account.id(), row.consentNo()) == 0) {
                tokens.release(account.id(), owner);
                return new Result.Changed();
            }
            tokens.recordFailure(account.id(), owner, reason, 0);
            events.record(Event.error(
                            "account.needs_reconnect",
                            "The seller must reconnect: eBay no longer accepts the refresh token.",
                            requestId)
                    .account(account.id())
                    .detail("reason", reason));
            return new Result.Ended(new AccessResult.NeedsReconnect(reason));
        }

        private Result failed(String error, AccessResult failure, Event event) {
            tokens.recordFailure(account.id(), owner, error, COOL_DOWN.toSeconds());
            events.record(event.account(account.id()).detail("reason", error).detail("duration_ms", millis()));
            return new Result.Failed(failure);
        }

        private static AccessResult unavailable(String message) {
            return new AccessResult.Unavailable(message.replaceFirst("\\.$", ""));
        }

        private long millis() {
            return Duration.ofNanos(System.nanoTime() - begun).toMillis();
        }
    }
}
