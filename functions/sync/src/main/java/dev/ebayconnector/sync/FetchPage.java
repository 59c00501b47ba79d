package dev.ebayconnector.sync;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.ebay.EbayException;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.OrderWindow;
import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.sync.FetchedPage.Failed;
import dev.ebayconnector.sync.FetchedPage.Fetched;
import dev.ebayconnector.tokens.AccessResult;
import dev.ebayconnector.tokens.AccessTokens;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks eBay for a page of a window, with a token that is good. */
final class FetchPage {

    private final AccessTokens tokens;
    private final PageSource pages;
    private final EbaySettings ebay;

    FetchPage(AccessTokens tokens, PageSource pages, EbaySettings ebay) {
        this.tokens = tokens;
        this.pages = pages;
        this.ebay = ebay;
    }

    /** A refused token is refreshed once and the page asked for once more; every call is counted. */
    FetchedPage fetch(Account account, OrderWindow window, int limit, int offset, RequestId requestId) {
        var endpoint = ebay.endpoint(account.environment());
        if (endpoint.isEmpty()) {
            return new Failed("no_app_credentials", EbaySettings.missingCredentials(account.environment()), null, 0);
        }
        var calls = new AtomicInteger();
        for (boolean again = false; ; again = true) {
            switch (tokens.of(account, requestId, Scope.ORDERS)) {
                case AccessResult.Available available -> {
                    try {
                        return new Fetched(
                                pages.page(endpoint.get(), available.token(), window, limit, offset, calls),
                                calls.get());
                    } catch (EbayException e) {
                        if (e.kind() != EbayException.Kind.UNAUTHORIZED || again) {
                            return new Failed(code(e.kind()), e.getMessage(), e.ebayRequestId(), calls.get());
                        }
                        tokens.expireRefused(account, available.version());
                    }
                }
                case AccessResult.NeedsReconnect needed -> {
                    return new Failed(
                            "needs_reconnect", "Connect the seller again: " + needed.reason() + ".", null, calls.get());
                }
                case AccessResult.MissingScope missing -> {
                    return new Failed(
                            "missing_scope",
                            "Connect the seller again to allow " + String.join(", ", missing.missing()) + ".",
                            null,
                            calls.get());
                }
                case AccessResult.Misconfigured wrong -> {
                    return new Failed("misconfigured", wrong.detail(), null, calls.get());
                }
                case AccessResult.Unavailable away -> {
                    return new Failed(
                            "token_unavailable", "No access token just now: " + away.reason() + ".", null, calls.get());
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
