package dev.ebayconnector.tokens;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.OAuthClient;
import dev.ebayconnector.ebay.TokenResult;
import dev.ebayconnector.vault.TokenColumn;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * One try to refresh: lease, second look, eBay, a write that names the version it read. No connection is held while
 * eBay is asked. A process that dies in between leaves a lease that ends by itself, and the refresh token as it was.
 */
final class RefreshToken {

    /** Longer than one call to eBay can take ({@code EbayHttp}, brief calls). */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final Duration COOL_DOWN = Duration.ofSeconds(30);
    /** The one refusal that only the seller can mend; the others are about our keyset. */
    private static final String INVALID_GRANT = "invalid_grant";

    private final AccountStore accounts;
    private final TokenStore tokens;
    private final TokenVault vault;
    private final OAuthClient oauth;
    private final EbaySettings ebay;
    private final EventLog events;
    private final Clock clock;
    private final Duration lease;

    /** How a try ended. */
    sealed interface Result {

        record Ended(AccessResult result) implements Result {}

        /** The row is not the one that was looked at; look again. */
        record Changed() implements Result {}

        /** Somebody else has the lease. */
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
        return new Attempt(account, row.get(), owner, requestId, System.nanoTime()).run();
    }

    /** What is done under one lease. */
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
                return unavailable("no_app_credentials", Event.error("token.refresh_failed", message, requestId));
            }
            if (row.refreshToken() == null) {
                return needsReconnect("no_refresh_token");
            }
            var refreshToken =
                    vault.open(account.id(), account.environment(), TokenColumn.REFRESH_TOKEN, row.refreshToken());
            return switch (oauth.refresh(endpoint.get(), refreshToken)) {
                case TokenResult.Granted granted -> store(granted);
                case TokenResult.Refused refused -> refused(refused);
                case TokenResult.Unavailable away ->
                    unavailable(
                            away.reason(),
                            Event.warn("token.refresh_failed", "eBay could not refresh the token just now.", requestId)
                                    .ebayRequest(away.ebayRequestId()));
            };
        }

        private Result store(TokenResult.Granted granted) {
            var grant = granted.grant();
            var now = clock.instant();
            int written = tokens.refreshed(
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
                // Connected anew, disconnected, or the lease was taken over: theirs is the newer truth.
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
                    .detail("description", refused.description());
            if (!refused.error().equals(INVALID_GRANT)) {
                return unavailable(refused.error(), event);
            }
            events.record(event.account(account.id()).detail("duration_ms", millis()));
            return needsReconnect(refused.error());
        }

        private Result needsReconnect(String reason) {
            if (accounts.needsReconnect(account.id(), row.consentNo()) == 0) {
                tokens.release(account.id(), owner);
                return new Result.Changed();
            }
            tokens.failed(account.id(), owner, reason, 0);
            events.record(Event.error("account.needs_reconnect", "The seller must connect again.", requestId)
                    .account(account.id())
                    .detail("reason", reason));
            return new Result.Ended(new AccessResult.NeedsReconnect(reason));
        }

        private Result unavailable(String reason, Event event) {
            tokens.failed(account.id(), owner, reason, COOL_DOWN.toSeconds());
            events.record(event.account(account.id()).detail("reason", reason).detail("duration_ms", millis()));
            return new Result.Ended(new AccessResult.Unavailable(reason));
        }

        private long millis() {
            return Duration.ofNanos(System.nanoTime() - begun).toMillis();
        }
    }
}
