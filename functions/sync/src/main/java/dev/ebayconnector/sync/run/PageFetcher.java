package dev.ebayconnector.sync.run;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.ebay.EbayException;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.SellerCall;
import dev.ebayconnector.sync.run.FetchOutcome.Cancelled;
import dev.ebayconnector.sync.run.FetchOutcome.Failed;
import dev.ebayconnector.sync.run.FetchOutcome.Fetched;
import dev.ebayconnector.tokens.AccessResult;
import dev.ebayconnector.tokens.AccessTokens;

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
            CallLog log,
            RequestId requestId) {
        var endpoint = ebay.endpoint(account.environment());
        if (endpoint.isEmpty()) {
            return new Failed<>("no_app_credentials", EbaySettings.missingCredentials(account.environment()), null, 0);
        }
        try {
            return fetch(account, endpoint.get(), resource, slice, limit, offset, guard, log, requestId);
        } catch (CallGuard.Cancelled e) {
            return new Cancelled<>(log.count());
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
            CallLog log,
            RequestId requestId) {
        for (boolean again = false; ; again = true) {
            switch (tokens.of(account, requestId, resource.scope())) {
                case AccessResult.Available available -> {
                    try {
                        var call = new SellerCall(endpoint, available.token(), account.marketplaceId(), log);
                        var page = guard.call(() -> pages.page(resource, call, slice, limit, offset));
                        return new Fetched<>(page, log.count());
                    } catch (EbayException e) {
                        if (e.kind() != EbayException.Kind.UNAUTHORIZED || again) {
                            return new Failed<>(code(e.kind()), e.getMessage(), e.ebayRequestId(), log.count());
                        }
                        tokens.expireRefused(account, available.version());
                    }
                }
                case AccessResult.NeedsReconnect needed -> {
                    return new Failed<>(
                            "needs_reconnect", "Connect the seller again: " + needed.reason() + ".", null, log.count());
                }
                case AccessResult.MissingScope missing -> {
                    return new Failed<>(
                            "missing_scope",
                            "Connect the seller again to allow " + String.join(", ", missing.missing()) + ".",
                            null,
                            log.count());
                }
                case AccessResult.Misconfigured wrong -> {
                    return new Failed<>("misconfigured", wrong.detail(), null, log.count());
                }
                case AccessResult.Unavailable unavailable -> {
                    return new Failed<>(
                            "token_unavailable",
                            "No access token is available at the moment: " + unavailable.reason() + ".",
                            null,
                            log.count());
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
            case SIGNATURE -> "signature_refused";
            case REJECTED -> "ebay_rejected";
        };
    }
}
