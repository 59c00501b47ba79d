package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.sync.run.RunFailure;
import dev.ebayconnector.sync.run.RunFailure.Misconfigured;
import dev.ebayconnector.sync.run.RunFailure.Outage;
import dev.ebayconnector.sync.run.RunFailure.Quota;
import dev.ebayconnector.sync.run.RunFailure.Reconnect;
import dev.ebayconnector.sync.run.RunFailure.Rejected;
import dev.ebayconnector.sync.run.RunFailure.ResourceForbidden;
import dev.ebayconnector.sync.run.calls.CallLog;
import dev.ebayconnector.sync.run.calls.Calls;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.work.FetchOutcome.Cancelled;
import dev.ebayconnector.sync.run.work.FetchOutcome.Failed;
import dev.ebayconnector.sync.run.work.FetchOutcome.Fetched;
import dev.ebayconnector.tokens.AccessResult;
import dev.ebayconnector.tokens.AccessTokens;
import java.util.Optional;

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
            return new Failed<>(
                    new Misconfigured("no_app_credentials", EbaySettings.missingCredentials(account.environment())),
                    Calls.NONE);
        }
        try {
            return fetch(account, endpoint.get(), resource, slice, limit, offset, guard, log, requestId);
        } catch (CallGuard.Cancelled e) {
            return new Cancelled<>(Calls.of(log));
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
                        return new Fetched<>(page, Calls.of(log));
                    } catch (EbayException e) {
                        if (e.kind() != EbayException.Kind.UNAUTHORIZED || again) {
                            return new Failed<>(failure(e), Calls.of(log));
                        }
                        tokens.expireRefused(account, available.version());
                    }
                }
                case AccessResult.NeedsReconnect needed -> {
                    return new Failed<>(
                            new Reconnect(
                                    "needs_reconnect", "Connect the seller again: " + needed.reason() + ".", null),
                            Calls.of(log));
                }
                case AccessResult.MissingScope missing -> {
                    return new Failed<>(
                            new ResourceForbidden(
                                    "missing_scope",
                                    "Connect the seller again to allow " + String.join(", ", missing.missing()) + ".",
                                    null),
                            Calls.of(log));
                }
                case AccessResult.Misconfigured wrong -> {
                    return new Failed<>(new Misconfigured("misconfigured", wrong.detail()), Calls.of(log));
                }
                case AccessResult.Unavailable unavailable -> {
                    return new Failed<>(
                            new Outage(
                                    "token_unavailable",
                                    "No access token is available at the moment: " + unavailable.reason() + ".",
                                    null,
                                    Optional.empty()),
                            Calls.of(log));
                }
            }
        }
    }

    private static RunFailure failure(EbayException e) {
        var id = e.ebayRequestId();
        return switch (e.kind()) {
            case TRANSIENT -> new Outage("ebay_unavailable", e.getMessage(), id, e.retryAfter());
            case QUOTA -> new Quota("ebay_quota_used_up", e.getMessage(), id, e.retryAfter());
            case UNAUTHORIZED -> new Reconnect("ebay_refused_token", e.getMessage(), id);
            case FORBIDDEN -> new ResourceForbidden("ebay_forbidden", e.getMessage(), id);
            case SIGNATURE -> new ResourceForbidden("signature_refused", e.getMessage(), id);
            case REJECTED -> new Rejected("ebay_rejected", e.getMessage(), id);
        };
    }
}
