package dev.ebayconnector.oauth;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.database.DatabaseFailure;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbayException;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.IdentityClient;
import dev.ebayconnector.ebay.OAuthClient;
import dev.ebayconnector.ebay.TokenResult;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way back from eBay: use the state up, exchange the code once, ask who the seller is, store all. Whatever happens,
 * it ends with an {@link Outcome} and an event; it never throws.
 */
final class FinishConnection {

    private static final Logger LOG = LoggerFactory.getLogger(FinishConnection.class);

    private final StateStore states;
    private final EbaySettings ebay;
    private final OAuthClient oauth;
    private final IdentityClient identity;
    private final StoreConnection store;
    private final EventLog events;
    private final Clock clock;

    FinishConnection(StateStore states, EbaySettings ebay, OAuthClient oauth, IdentityClient identity, StoreConnection store,
                     EventLog events, Clock clock) {
        this.states = states;
        this.ebay = ebay;
        this.oauth = oauth;
        this.identity = identity;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param code   as the query held it, decoded once; empty when the seller declined
     * @param caller who is signed in where the browser came back, if anybody
     */
    Outcome finish(Optional<Secret> code, Optional<Secret> state, Optional<UUID> caller, RequestId requestId) {
        try {
            if (code.isEmpty()) {
                return end(Outcome.DECLINED, Event.warn("oauth.declined", "The seller did not consent.", requestId));
            }
            return state.map(given -> redeem(code.get(), StateHash.of(given), caller, requestId))
                    .orElseGet(() -> end(Outcome.STATE_UNKNOWN, failed("The callback came without a state.", requestId)));
        } catch (RuntimeException e) {
            return unexpected(e, requestId);
        }
    }

    private Outcome redeem(Secret code, byte[] hash, Optional<UUID> caller, RequestId requestId) {
        var pending = states.find(hash);
        if (pending.isEmpty()) {
            return end(Outcome.STATE_UNKNOWN, failed("Nobody here asked for this consent.", requestId));
        }
        var state = pending.get();
        if (caller.filter(id -> !id.equals(state.userId())).isPresent()) {
            return end(Outcome.STATE_STOLEN, failed("The consent came back in another person's session.", requestId).user(caller.get()));
        }
        // Used up before any network: of two callbacks at once, only one exchanges the code.
        if (states.use(hash, clock.instant()) == 0) {
            return notUsable(state, requestId);
        }
        return EbayEnvironment.of(state.environment()).flatMap(ebay::endpoint)
                .map(endpoint -> exchange(endpoint, code, state, requestId))
                .orElseGet(() -> conclude(state, Outcome.EXCHANGE_REFUSED, failed("No keyset for " + state.environment() + ".", requestId)));
    }

    private Outcome notUsable(PendingState seen, RequestId requestId) {
        var current = states.find(seen.stateHash()).orElse(seen);
        if (current.usedAt() == null) {
            return end(Outcome.STATE_EXPIRED, failed("The consent took longer than ten minutes.", requestId).user(seen.userId()));
        }
        events.record(Event.info("oauth.replayed", "The same callback came again and was ignored.", requestId).user(seen.userId()));
        var failedBefore = current.outcome() != null && !current.outcome().equals(Outcome.CONNECTED.word());
        return failedBefore ? Outcome.EXCHANGE_REFUSED : Outcome.ALREADY_CONNECTED;
    }

    private Outcome exchange(Endpoint endpoint, Secret code, PendingState state, RequestId requestId) {
        return switch (oauth.exchange(endpoint, code)) {
            case TokenResult.Granted granted -> identify(endpoint, granted, state, requestId);
            case TokenResult.Refused refused -> conclude(state, Outcome.EXCHANGE_REFUSED,
                    failed("eBay refused the code: " + refused.error() + ".", requestId)
                            .ebayRequest(refused.ebayRequestId()).detail("description", refused.description()));
            case TokenResult.Unavailable away -> conclude(state, Outcome.EBAY_UNAVAILABLE,
                    failed("eBay could not exchange the code just now.", requestId)
                            .ebayRequest(away.ebayRequestId()).detail("reason", away.reason()));
        };
    }

    private Outcome identify(Endpoint endpoint, TokenResult.Granted granted, PendingState state, RequestId requestId) {
        try {
            var user = identity.user(endpoint, granted.grant().accessToken());
            store.store(state, granted.grant(), user, granted.ebayRequestId(), requestId);
            return Outcome.CONNECTED;
        } catch (EbayException e) {
            return conclude(state, Outcome.EBAY_UNAVAILABLE, failed("eBay did not say who the seller is: " + e.word() + ".", requestId)
                    .ebayRequest(e.ebayRequestId()));
        }
    }

    private Outcome conclude(PendingState state, Outcome outcome, Event event) {
        states.conclude(state.stateHash(), outcome.word());
        return end(outcome, event.user(state.userId()));
    }

    private Outcome end(Outcome outcome, Event event) {
        events.record(event.detail("outcome", outcome.word()));
        return outcome;
    }

    private Outcome unexpected(RuntimeException thrown, RequestId requestId) {
        var outcome = DatabaseFailure.isUnavailable(thrown) ? Outcome.DATABASE_UNAVAILABLE : Outcome.INTERNAL_ERROR;
        LOG.error("oauth callback failed request_id={} outcome={} cause={}", requestId, outcome.word(), DatabaseFailure.reason(thrown));
        return end(outcome, Event.error("oauth.failed", "The connection could not be stored.", requestId));
    }

    private static Event failed(String message, RequestId requestId) {
        return Event.error("oauth.failed", message, requestId);
    }
}
