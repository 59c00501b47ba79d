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

/** Refreshes a token on request, or shows what a refresh would do. */
final class RefreshOnDemand {

    /** How long eBay's access tokens are valid (eBay, "OAuth authorization"); a dry run can only assume it. */
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

        /** @param action {@code refreshed} or {@code needs_reconnect}; for a dry run also {@code would_refresh}, {@code would_wait} */
        record Done(String action, ShownToken before, ShownToken after) implements Result {}

        /** There is no such account, or it has no token. */
        record NoToken() implements Result {}

        /** Only a change of the settings helps; the sentence names them. */
        record Misconfigured(String detail) implements Result {}

        record Unavailable(String reason) implements Result {}
    }

    Result run(UUID accountId, UUID userId, boolean dryRun, RequestId requestId) {
        var account = accounts.find(accountId);
        var before = account.flatMap(found -> store.ofAccount(found.id()));
        if (before.isEmpty()) {
            return new Result.NoToken();
        }
        var message = dryRun ? "A dry run of a refresh was requested." : "A refresh was requested.";
        events.record(Event.info("token.refresh_requested", message, requestId)
                .user(userId)
                .account(accountId)
                .detail("dry_run", dryRun));
        return dryRun ? forecast(before.get()) : refresh(account.get(), before.get(), requestId);
    }

    private Result forecast(TokenInfo info) {
        var now = clock.instant();
        var shown = ShownToken.of(info, now);
        if (!info.hasRefreshToken() || !info.status().equals("CONNECTED") || expired(info.refreshExpiresAt(), now)) {
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
            case AccessResult.Misconfigured wrong -> new Result.Misconfigured(wrong.detail());
            case AccessResult.Unavailable unavailable -> new Result.Unavailable(unavailable.reason());
            case AccessResult.MissingScope _ -> throw new IllegalStateException("a refresh needs no scope");
        };
    }

    private ShownToken after(Account account) {
        return store.ofAccount(account.id())
                .map(info -> ShownToken.of(info, clock.instant()))
                .orElse(null);
    }

    private static boolean expired(Instant end, Instant now) {
        return end != null && !end.isAfter(now);
    }
}
