package dev.ebayconnector.auth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.Credential;
import dev.ebayconnector.security.SecretHash;
import dev.ebayconnector.security.SignedIn;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Makes sessions and ends them. What was ended is refused by the next request to any function. */
@Singleton
final class Sessions {

    /** How long a session's row is kept after its time. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** How long the client has a session's token beyond its end, so that it can still be told why it was refused. */
    private static final Duration TOLD = Duration.ofDays(1);

    private final SessionTable table;
    private final SessionSigner signer;
    private final SessionLifeSettings life;
    private final FactorSettings factors;
    private final SignInStepStore steps;
    private final EventLog events;
    private final Clock clock;

    Sessions(
            SessionTable table,
            SessionSigner signer,
            SessionLifeSettings life,
            FactorSettings factors,
            SignInStepStore steps,
            EventLog events,
            Clock clock) {
        this.table = table;
        this.signer = signer;
        this.life = life;
        this.factors = factors;
        this.steps = steps;
        this.events = events;
        this.clock = clock;
    }

    /** A session for a user whose password was right; empty if the user was changed meanwhile, or has a second factor. */
    Optional<Session> open(User user, Client client) {
        return open(user, client, false);
    }

    /** The same for a user whose second factor was right as well, or whose passkey stands for both. */
    Optional<Session> openWithFactor(User user, Client client) {
        return open(user, client, true);
    }

    private Optional<Session> open(User user, Client client, boolean second) {
        var now = clock.instant();
        var endsAt = now.plus(life.whole());
        var id = UUID.randomUUID();
        var secret = SecretHash.newSecret();
        table.forget(user.id(), now.minus(KEPT));
        var made = table.open(
                id,
                SecretHash.of(secret),
                user.id(),
                user.passwordHash(),
                now,
                Math.toIntExact(life.idle().toMinutes()),
                endsAt,
                client.address(),
                client.program(),
                second,
                factors.requiredOfAdmins());
        if (made == 0) {
            return Optional.empty();
        }
        var csrf = SecretHash.newSecret();
        var token = signer.sign(user.id(), secret, csrf, now, endsAt.plus(TOLD));
        return Optional.of(
                new Session(id, token, csrf, life.whole(), life.whole().plus(TOLD)));
    }

    /** The user signs out. */
    void signOut(SignedIn user, RequestId requestId) {
        if (user.by() instanceof Credential.Session session
                && table.end(session.id(), user.id(), clock.instant(), SessionEnd.SIGNED_OUT.code(), user.id()) > 0) {
            events.record(Event.info("auth.logout", "Signed out.", requestId)
                    .user(user.id())
                    .detail("session_id", session.id()));
        }
    }

    /** The user ends one of the own sessions; false if there is no such session. */
    boolean endOne(SignedIn user, UUID sessionId, RequestId requestId) {
        if (table.end(sessionId, user.id(), clock.instant(), SessionEnd.SIGNED_OUT.code(), user.id()) == 0) {
            return false;
        }
        events.record(Event.info("auth.session_ended", "Ended one of the own sessions.", requestId)
                .user(user.id())
                .detail("session_id", sessionId));
        return true;
    }

    /** The user signs out everywhere, or an admin signs the user out. */
    int endAll(UUID userId, SignedIn by, RequestId requestId) {
        var own = userId.equals(by.id());
        var why = own ? SessionEnd.SIGNED_OUT_EVERYWHERE : SessionEnd.ENDED_BY_ADMIN;
        var ended = endAllBecause(userId, why, by.id());
        events.record(Event.info(
                        "auth.sessions_ended",
                        own ? "Signed out everywhere." : "Ended all sessions of a user.",
                        requestId)
                .user(by.id())
                .detail("of_user_id", userId)
                .detail("sessions", ended));
        return ended;
    }

    /** Within the caller's transaction, which changes the user before and records the event. */
    int endAllBecause(UUID userId, SessionEnd why, UUID by) {
        steps.deleteAll(userId);
        return table.endAll(userId, clock.instant(), why.code(), by);
    }

    /**
     * What the client gets.
     *
     * @param token the signed session
     * @param csrf  what its writes must repeat
     * @param kept  how long a browser keeps both
     */
    record Session(UUID id, String token, String csrf, Duration life, Duration kept) {

        @Override
        public String toString() {
            return "Session[" + id + "]";
        }
    }
}
