package dev.ebayconnector.auth;

import dev.ebayconnector.auth.Sessions.Session;
import dev.ebayconnector.auth.SignInPace.Answer;
import dev.ebayconnector.auth.SignInPace.Attempt;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of refused sign-ins, without what was typed. Of the refusals of one wait only the first is told, so that callers
 * cannot fill the event log.
 */
@Singleton
final class SignInReports {

    private static final Logger LOG = LoggerFactory.getLogger(SignInReports.class);

    private final EventLog events;

    SignInReports(EventLog events) {
        this.events = events;
    }

    void wrong(Attempt attempt, RequestId requestId) {
        events.record(refused(
                "A sign-in was refused: wrong e-mail address or password.", "wrong_credentials", attempt, requestId));
    }

    /** @param second kind of the second factor, {@code none} without one */
    void signedIn(Attempt attempt, User user, Session session, String second, RequestId requestId) {
        events.record(Event.info("auth.login", "Signed in.", requestId)
                .user(user.id())
                .detail("session_id", session.id())
                .detail("client", attempt.client())
                .detail("second_factor", second));
    }

    /** Who sends it knows the password. */
    void wrongFactor(Attempt attempt, User user, String kind, Verdict verdict, RequestId requestId) {
        copied(user, verdict, requestId);
        events.record(Event.warn(
                        "auth.second_factor_refused",
                        "A sign-in with the right password was refused: wrong second factor.",
                        requestId)
                .user(user.id())
                .detail("client", attempt.client())
                .detail("kind", kind));
    }

    /** Nothing, if the counter of the passkey was right. */
    void copied(User user, Verdict verdict, RequestId requestId) {
        if (verdict == Verdict.COPIED) {
            events.record(Event.warn(
                            "auth.passkey_copied",
                            "The counter of a passkey did not rise: there may be a copy of it. Remove it and add a new"
                                    + " one.",
                            requestId)
                    .user(user.id()));
        }
    }

    void tooMany(Attempt attempt, Answer.Refused refused, RequestId requestId) {
        if (refused.first()) {
            events.record(refused(
                            "A sign-in was refused: too many attempts. Further ones are not logged until the wait"
                                    + " is over.",
                            "too_many_attempts",
                            attempt,
                            requestId)
                    .detail("wait_seconds", refused.pause().toSeconds()));
        }
    }

    void spraying(Attempt attempt, RequestId requestId) {
        // The template counts these lines.
        LOG.warn("auth.spraying client={}", attempt.client());
        events.record(Event.warn("auth.spraying", "One client tried to sign in with many names.", requestId)
                .detail("client", attempt.client()));
    }

    private static Event refused(String message, String reason, Attempt attempt, RequestId requestId) {
        return Event.warn("auth.refused", message, requestId)
                .detail("account_hash", attempt.hash())
                .detail("client", attempt.client())
                .detail("reason", reason);
    }
}
