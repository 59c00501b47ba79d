package dev.ebayconnector.tokeninfo;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.tokens.AccessResult;
import dev.ebayconnector.tokens.AccessTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Refreshes a token because somebody wants it, or tells what that would do. */
final class RefreshOnDemand {

    /** What eBay gives an access token (eBay, "OAuth authorization"); a dry run can only expect it. */
    private static final Duration USUAL_LIFE = Duration.ofHours(2);

    private final TokenInfoStore store;
    private final AccountStore accounts;
    private final AccessTokens tokens;
    private final EventLog events;
    private final Clock clock;

    RefreshOnDemand(TokenInfoStore store, AccountStore accounts, AccessTokens tokens, EventLog events, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.tokens = tokens;
        this.events = events;
        this.clock = clock;
    }

    /** How it ended. */
    sealed interface Result {

        /** @param action {@code refreshed}, {@code needs_reconnect}, or of a dry run {@code would_refresh} or {@code would_wait} */
        record Done(String action, ShownToken before, ShownToken after) implements Result {}

        /** The user has no such account, or it has no token. */
        record NoToken() implements Result {}

        record Unavailable(String reason) implements Result {}
    }

    Result run(UUID accountId, UUID userId, boolean dryRun, RequestId requestId) {
        var account = accounts.findOwned(accountId, userId);
        var before = account.flatMap(found -> store.ofAccount(found.id()));
        if (before.isEmpty()) {
            return new Result.NoToken();
        }
        var message = dryRun ? "Somebody asked what a refresh would do." : "Somebody asked for a refresh.";
        events.record(Event.info("token.refresh_requested", message, requestId)
                .user(userId)
                .account(accountId)
                .detail("dry_run", dryRun));
        return dryRun ? forecast(before.get()) : refresh(account.get(), before.get(), requestId);
    }

    private Result forecast(TokenInfo info) {
        var now = clock.instant();
        var shown = ShownToken.of(info, now);
        if (!info.hasRefreshToken() || !info.status().equals("CONNECTED") || over(info.refreshExpiresAt(), now)) {
            return new Result.Done("needs_reconnect", shown, shown);
        }
        return info.coolingDown()
                ? new Result.Done("would_wait", shown, shown)
                : new Result.Done("would_refresh", shown, shown.refreshed(now, USUAL_LIFE));
    }

    private Result refresh(Account account, TokenInfo info, RequestId requestId) {
        var before = ShownToken.of(info, clock.instant());
        return switch (tokens.refreshNow(account, requestId)) {
            case AccessResult.Available _ -> new Result.Done("refreshed", before, after(account));
            case AccessResult.NeedsReconnect _ -> new Result.Done("needs_reconnect", before, after(account));
            case AccessResult.Unavailable away -> new Result.Unavailable(away.reason());
            case AccessResult.MissingScope _ -> throw new IllegalStateException("a refresh needs no scope");
        };
    }

    private ShownToken after(Account account) {
        return store.ofAccount(account.id())
                .map(info -> ShownToken.of(info, clock.instant()))
                .orElse(null);
    }

    private static boolean over(Instant end, Instant now) {
        return end != null && !end.isAfter(now);
    }
}
