package dev.ebayconnector.oauth;

import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.events.RefusedRequests;
import dev.ebayconnector.postgres.DatabaseFailure;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the callback: consumes the state before any call of eBay, then redeems the code. It always ends with an
 * {@link Outcome} and an event, and never throws.
 */
final class FinishConnection {

    private static final Logger LOG = LoggerFactory.getLogger(FinishConnection.class);

    /** How long the second of two callbacks waits for the outcome of the first. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(100);

    private final StateStore states;
    private final RedeemCode redeem;
    private final EventLog events;
    private final RefusedRequests refused;
    private final Clock clock;

    FinishConnection(StateStore states, RedeemCode redeem, EventLog events, RefusedRequests refused, Clock clock) {
        this.states = states;
        this.redeem = redeem;
        this.events = events;
        this.refused = refused;
        this.clock = clock;
    }

    Outcome finish(Callback callback) {
        try {
            var state = callback.state().map(StateHash::of).flatMap(states::find);
            return state.isPresent() ? known(callback, state.get()) : unknown(callback);
        } catch (RuntimeException e) {
            return unexpected(e, callback);
        }
    }

    /** Refuses a callback without looking at what it brings. */
    Outcome malformed() {
        count("oauth_callback_malformed");
        return Outcome.MALFORMED;
    }

    /** Any caller can cause this, as often as he likes, so it is counted and not logged. */
    private Outcome unknown(Callback callback) {
        count("oauth_state_unknown");
        return callback.declined() ? Outcome.DECLINED : Outcome.STATE_UNKNOWN;
    }

    private void count(String kind) {
        try {
            refused.count(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), kind);
        } catch (RuntimeException e) {
            LOG.warn("a refused callback was not counted cause={}", DatabaseFailure.reason(e));
        }
    }

    private Outcome known(Callback callback, PendingState state) {
        events.record(Event.info("oauth.received", "The browser returned from eBay.", callback.requestId())
                .user(callback.caller().orElse(null))
                .detail("has_code", callback.code().isPresent()));
        if (callback.caller().filter(id -> !id.equals(state.userId())).isPresent()) {
            return end(
                    callback,
                    Outcome.WRONG_SESSION,
                    failed(
                                    callback,
                                    "The callback came with the session of another user than the one who started the"
                                            + " consent.")
                            .user(callback.caller().get()));
        }
        if (!isOfBrowser(state, callback)) {
            return end(
                    callback,
                    Outcome.OTHER_BROWSER,
                    failed(callback, "The callback came with another browser than the one that started the consent.")
                            .user(state.userId()));
        }
        return callback.declined() ? declined(callback, state) : accepted(callback, state);
    }

    private static boolean isOfBrowser(PendingState state, Callback callback) {
        return state.browserHash() == null
                || callback.browser()
                        .map(StateHash::of)
                        .filter(hash -> MessageDigest.isEqual(hash, state.browserHash()))
                        .isPresent();
    }

    private Outcome declined(Callback callback, PendingState state) {
        if (states.use(state.stateHash(), clock.instant()) == 1) {
            states.conclude(state.stateHash(), Outcome.DECLINED.code());
        }
        return end(
                callback,
                Outcome.DECLINED,
                Event.warn("oauth.declined", "The seller declined the consent.", callback.requestId())
                        .detail("error", callback.error().orElse(null))
                        .user(state.userId())
                        .account(state.accountId()));
    }

    /** Of two callbacks at once, only one exchanges the code. */
    private Outcome accepted(Callback callback, PendingState state) {
        return states.use(state.stateHash(), clock.instant()) == 1
                ? redeem.run(callback, state)
                : notUsable(callback, state);
    }

    private Outcome notUsable(Callback callback, PendingState seen) {
        var current = states.find(seen.stateHash()).orElse(seen);
        if (current.usedAt() == null) {
            return end(
                    callback,
                    Outcome.STATE_EXPIRED,
                    failed(callback, "The consent took longer than ten minutes.")
                            .user(seen.userId()));
        }
        var outcome = outcomeOfFirst(seen, callback);
        return end(
                callback,
                outcome,
                Event.warn("oauth.replayed", "The same callback arrived again and was ignored.", callback.requestId())
                        .user(seen.userId())
                        .account(seen.accountId()));
    }

    /** The browser shows the answer to its last request, so that answer must have the outcome of the first. */
    private Outcome outcomeOfFirst(PendingState seen, Callback callback) {
        while (true) {
            var current = states.find(seen.stateHash()).orElse(seen);
            if (current.outcome() != null) {
                return current.outcome().equals(Outcome.CONNECTED.code())
                        ? Outcome.ALREADY_CONNECTED
                        : Outcome.STATE_USED;
            }
            if (callback.millis() > PATIENCE.toMillis()
                    || current.usedAt().plus(PATIENCE).plus(PATIENCE).isBefore(clock.instant())) {
                return Outcome.STILL_CONNECTING;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private Outcome end(Callback callback, Outcome outcome, Event event) {
        events.record(event.detail("outcome", outcome.code()).detail("duration_ms", callback.millis()));
        return outcome;
    }

    private Outcome unexpected(RuntimeException thrown, Callback callback) {
        var outcome = DatabaseFailure.isUnavailable(thrown) ? Outcome.DATABASE_UNAVAILABLE : Outcome.INTERNAL_ERROR;
        LOG.error("oauth callback failed outcome={} cause={}", outcome.code(), DatabaseFailure.reason(thrown));
        return end(callback, outcome, failed(callback, "The account could not be stored."));
    }

    private static Event failed(Callback callback, String message) {
        return Event.error("oauth.failed", message, callback.requestId());
    }
}
