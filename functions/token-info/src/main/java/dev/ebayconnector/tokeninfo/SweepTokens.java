package dev.ebayconnector.tokeninfo;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.Stopwatch;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.metrics.Metric;
import dev.ebayconnector.core.metrics.Metrics;
import dev.ebayconnector.tokens.AccessResult;
import dev.ebayconnector.tokens.AccessTokens;
import dev.ebayconnector.tokens.KeysetCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Refreshes the access tokens of all connected accounts before they are needed, which also detects a consent that was
 * withdrawn at eBay, and warns once 30, 7 and 1 days before a refresh token expires.
 */
final class SweepTokens {

    private static final Duration AHEAD = Duration.ofHours(1);
    private static final int[] WARN_AT_DAYS = {1, 7, 30};
    private static final int PAGE = 100;
    private static final UUID LOWEST_ID = new UUID(0, 0);

    private final SweepStore store;
    private final AccountStore accounts;
    private final AccessTokens tokens;
    private final KeysetCheck keyset;
    private final EventLog events;
    private final Metrics metrics;
    private final Clock clock;

    SweepTokens(
            SweepStore store,
            AccountStore accounts,
            AccessTokens tokens,
            KeysetCheck keyset,
            EventLog events,
            Metrics metrics,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.tokens = tokens;
        this.keyset = keyset;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @param deadline no refresh starts after it
     * @return the number of accounts for each outcome
     */
    Map<String, Integer> run(Instant deadline, RequestId requestId) {
        var stopwatch = Stopwatch.start();
        var counts = new TreeMap<String, Integer>();
        var ends = new ArrayList<Instant>();
        keyset.problem(requestId).ifPresent(_ -> counts.put("wrong_keyset", 1));
        connected(token -> {
            warn(token, requestId);
            Optional.ofNullable(token.refreshExpiresAt()).ifPresent(ends::add);
            counts.merge(
                    clock.instant().isAfter(deadline) ? "left_for_later" : refresh(token, requestId), 1, Integer::sum);
        });
        ends.stream().min(Comparator.naturalOrder()).ifPresent(this::measure);
        events.record(Event.info("token.swept", "Checked the tokens of all connected accounts.", requestId)
                .detail("accounts", counts)
                .detail("duration_ms", stopwatch.millis()));
        return counts;
    }

    private void measure(Instant firstEnd) {
        metrics.add(
                Metric.CONSENT_DAYS_LEFT,
                Duration.between(clock.instant(), firstEnd).toDays());
    }

    /** Page by page; a token that was refreshed expires later, so that a later page shows it a second time. */
    private void connected(Consumer<SweptToken> action) {
        var seen = new HashSet<UUID>();
        var page = store.connectedAfter(Instant.EPOCH, LOWEST_ID, PAGE);
        while (!page.isEmpty()) {
            page.stream().filter(token -> seen.add(token.accountId())).forEach(action);
            page = store.connectedAfter(
                    page.getLast().expiresAt(), page.getLast().accountId(), PAGE);
        }
    }

    private String refresh(SweptToken token, RequestId requestId) {
        if (token.expiresAt().isAfter(clock.instant().plus(AHEAD))) {
            return "fresh";
        }
        var account = accounts.find(token.accountId());
        if (account.isEmpty()) {
            return "gone";
        }
        return switch (tokens.refreshNow(account.get(), requestId)) {
            case AccessResult.Available _ -> "refreshed";
            case AccessResult.NeedsReconnect _ -> "needs_reconnect";
            case AccessResult.Misconfigured _ -> "misconfigured";
            case AccessResult.Unavailable _ -> "unavailable";
            case AccessResult.MissingScope _ -> throw new IllegalStateException("a refresh needs no scope");
        };
    }

    private void warn(SweptToken token, RequestId requestId) {
        if (token.refreshExpiresAt() == null) {
            return;
        }
        var left = Duration.between(clock.instant(), token.refreshExpiresAt());
        for (var days : WARN_AT_DAYS) {
            if (left.compareTo(Duration.ofDays(days)) <= 0) {
                warnOnce(token, days, left, requestId);
                return;
            }
        }
    }

    private void warnOnce(SweptToken token, int days, Duration left, RequestId requestId) {
        if (store.recordWarning(token.accountId(), days) == 0) {
            return;
        }
        events.record(Event.warn(
                        "token.consent_ends",
                        "The consent of " + token.account() + " expires in " + Math.max(0, left.toDays())
                                + " days; reconnect the seller before then.",
                        requestId)
                .account(token.accountId())
                .detail("within_days", days)
                .detail("ends_at", token.refreshExpiresAt().toString()));
    }
}
