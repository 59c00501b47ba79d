package dev.ebayconnector.sync.run;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.ebay.EbayException;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.sync.run.FetchOutcome.Cancelled;
import dev.ebayconnector.sync.run.FetchOutcome.Failed;
import dev.ebayconnector.sync.run.FetchOutcome.Fetched;
import dev.ebayconnector.tokens.AccessResult;
import dev.ebayconnector.tokens.AccessTokens;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks eBay for a page, with an access token that is valid. */
public final class PageFetcher {

    private final AccessTokens tokens;
    private final PageSource pages;
    private final EbaySettings ebay;

    public PageFetcher(AccessTokens tokens, PageSource pages, EbaySettings ebay) {
        this.tokens = tokens;
        this.pages = pages;
        this.ebay = ebay;
    }

    /** A token that eBay refuses is refreshed once and the page asked for once more. Every call is counted. */
    public <R> FetchOutcome<R> fetch(
            Account account,
            Resource<R> resource,
            Slice slice,
            int limit,
            int offset,
            CallGuard guard,
            RequestId requestId) {
        var endpoint = ebay.endpoint(account.environment());
        if (endpoint.isEmpty()) {
            return new Failed<>("no_app_credentials", EbaySettings.missingCredentials(account.environment()), null, 0);
        }
        var calls = new AtomicInteger();
        try {
            return fetch(account, endpoint.get(), resource, slice, limit, offset, guard, requestId, calls);
        } catch (CallGuard.Cancelled e) {
            return new Cancelled<>(calls.get());
        }
    }

    private <R> FetchOutcome<R> fetch(
            Account account,
            Endpoint endpoint,
            Resource<R> resource,
            Slice slice,
            int limit,
            int offset,
            CallGuard guard,
            RequestId requestId,
            AtomicInteger calls) {
        for (boolean again = false; ; again = true) {
            switch (tokens.of(account, requestId, resource.scope())) {
                case AccessResult.Available available -> {
                    try {
                        var page = guard.call(
                                () -> pages.page(resource, endpoint, available.token(), slice, limit, offset, calls));
                        return new Fetched<>(page, calls.get());
                    } catch (EbayException e) {
                        if (e.kind() != EbayException.Kind.UNAUTHORIZED || again) {
                            return new Failed<>(code(e.kind()), e.getMessage(), e.ebayRequestId(), calls.get());
                        }
                        tokens.expireRefused(account, available.version());
                    }
                }
                case AccessResult.NeedsReconnect needed -> {
                    return new Failed<>(
                            "needs_reconnect", "Connect the seller again: " + needed.reason() + ".", null, calls.get());
                }
                case AccessResult.MissingScope missing -> {
                    return new Failed<>(
                            "missing_scope",
                            "Connect the seller again to allow " + String.join(", ", missing.missing()) + ".",
                            null,
                            calls.get());
                }
                case AccessResult.Misconfigured wrong -> {
                    return new Failed<>("misconfigured", wrong.detail(), null, calls.get());
                }
                case AccessResult.Unavailable unavailable -> {
                    return new Failed<>(
                            "token_unavailable",
                            "No access token is available at the moment: " + unavailable.reason() + ".",
                            null,
                            calls.get());
                }
            }
        }
    }

    private static String code(EbayException.Kind kind) {
        return switch (kind) {
            case TRANSIENT -> "ebay_unavailable";
            case QUOTA -> "ebay_quota_used_up";
            case UNAUTHORIZED -> "ebay_refused_token";
            case FORBIDDEN -> "ebay_forbidden";
            case REJECTED -> "ebay_rejected";
        };
    }
}
