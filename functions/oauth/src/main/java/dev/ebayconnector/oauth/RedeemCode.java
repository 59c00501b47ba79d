package dev.ebayconnector.oauth;

import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.oauth.IdentityClient;
import dev.ebayconnector.ebay.oauth.IdentityClient.EbayUser;
import dev.ebayconnector.ebay.oauth.OAuthClient;
import dev.ebayconnector.ebay.oauth.TokenResult;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exchanges a code once, asks eBay who the seller is, and stores account and tokens. The state was consumed before. */
final class RedeemCode {

    private static final Logger LOG = LoggerFactory.getLogger(RedeemCode.class);

    private final StateStore states;
    private final AccountStore accounts;
    private final EbaySettings ebay;
    private final OAuthClient oauth;
    private final IdentityClient identity;
    private final StoreConnection store;
    private final EventLog events;

    RedeemCode(
            StateStore states,
            AccountStore accounts,
            EbaySettings ebay,
            OAuthClient oauth,
            IdentityClient identity,
            StoreConnection store,
            EventLog events) {
        this.states = states;
        this.accounts = accounts;
        this.ebay = ebay;
        this.oauth = oauth;
        this.identity = identity;
        this.store = store;
        this.events = events;
    }

    /** @throws RuntimeException if the database is unavailable */
    Outcome run(Callback callback, PendingState state) {
        return ebay.endpoint(state.environment())
                .map(endpoint -> exchange(endpoint, callback, state))
                .orElseGet(() -> failed(
                        Outcome.WRONG_APP_CREDENTIALS,
                        callback,
                        state,
                        error(callback, EbaySettings.missingCredentials(state.environment()))));
    }

    private Outcome exchange(Endpoint endpoint, Callback callback, PendingState state) {
        var begun = System.nanoTime();
        var result = oauth.exchange(endpoint, callback.code().orElseThrow());
        var duration = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        return switch (result) {
            case TokenResult.Granted granted -> {
                events.record(Event.info("oauth.exchanged", "eBay exchanged the code for tokens.", callback.requestId())
                        .user(state.userId())
                        .ebayRequest(granted.ebayRequestId())
                        .detail("duration_ms", duration)
                        .detail(
                                "access_ttl_seconds",
                                granted.grant().accessLife().toSeconds())
                        .detail(
                                "has_refresh_token",
                                granted.grant().refreshToken().isPresent()));
                yield identify(endpoint, granted, callback, state);
            }
            case TokenResult.Refused refused ->
                failed(
                        Outcome.EXCHANGE_REFUSED,
                        callback,
                        state,
                        error(callback, "eBay refused the code: " + refused.error() + ".")
                                .ebayRequest(refused.ebayRequestId())
                                .detail("reason", refused.error())
                                .detail("description", refused.message())
                                .detail("exchange_ms", duration));
            case TokenResult.WrongCredentials wrong ->
                failed(
                        Outcome.WRONG_APP_CREDENTIALS,
                        callback,
                        state,
                        error(callback, EbaySettings.wrongCredentials(state.environment()))
                                .ebayRequest(wrong.ebayRequestId())
                                .detail("description", wrong.message())
                                .detail("exchange_ms", duration));
            case TokenResult.Unavailable unavailable ->
                failed(
                        Outcome.EBAY_UNAVAILABLE,
                        callback,
                        state,
                        error(callback, "eBay could not exchange the code.")
                                .ebayRequest(unavailable.ebayRequestId())
                                .detail("reason", unavailable.reason())
                                .detail("description", unavailable.message())
                                .detail("exchange_ms", duration));
        };
    }

    private Outcome identify(Endpoint endpoint, TokenResult.Granted granted, Callback callback, PendingState state) {
        final EbayUser user;
        try {
            user = identity.user(endpoint, granted.grant().accessToken());
        } catch (EbayException e) {
            return notIdentified(e, callback, state);
        }
        if (state.accountId() != null && isAnother(user, state)) {
            return failed(
                    Outcome.OTHER_SELLER,
                    callback,
                    state,
                    error(
                            callback,
                            "Another seller consented than the one whose account was to be reconnected. Nothing was"
                                    + " changed."));
        }
        store.store(callback, state, granted, user);
        return Outcome.CONNECTED;
    }

    private Outcome notIdentified(EbayException failure, Callback callback, PendingState state) {
        var outcome = switch (failure.kind()) {
            case TRANSIENT, QUOTA -> Outcome.EBAY_UNAVAILABLE;
            case FORBIDDEN -> Outcome.IDENTITY_SCOPE_MISSING;
            case UNAUTHORIZED, SIGNATURE, REJECTED -> Outcome.IDENTITY_REFUSED;
        };
        return failed(
                outcome,
                callback,
                state,
                error(callback, "eBay did not identify the seller.")
                        .ebayRequest(failure.ebayRequestId())
                        .detail("reason", failure.code())
                        .detail("description", failure.getMessage()));
    }

    private boolean isAnother(EbayUser user, PendingState state) {
        return accounts.find(state.accountId())
                .filter(account -> account.ebayUserId().equals(user.userId()))
                .isEmpty();
    }

    private Outcome failed(Outcome outcome, Callback callback, PendingState state, Event event) {
        try {
            states.conclude(state.stateHash(), outcome.code());
        } catch (RuntimeException e) {
            LOG.warn("outcome {} not stored", outcome.code());
        }
        events.record(event.user(state.userId())
                .account(state.accountId())
                .detail("outcome", outcome.code())
                .detail("environment", state.environment().code())
                .detail("duration_ms", callback.millis()));
        return outcome;
    }

    private static Event error(Callback callback, String message) {
        return Event.error("oauth.failed", message, callback.requestId());
    }
}
