package dev.ebayconnector.auth;

import dev.ebayconnector.auth.SignInPace.Answer;
import dev.ebayconnector.auth.SignInPace.Attempt;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.Credential;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.web.HttpProblem;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What a user does with the own password while signed in: confirms it, changes it. */
@Singleton
final class OwnPassword {

    /** Wrong passwords and factors that a session may send in a row: a stolen one must not be used to guess. */
    private static final int MOST_WRONG = 5;

    private final UserStore users;
    private final SessionTable table;
    private final Sessions sessions;
    private final PasswordLinkStore links;
    private final Passwords passwords;
    private final SignInPace pace;
    private final TransactionOperations<Connection> transactions;
    private final EventLog events;
    private final Clock clock;

    OwnPassword(
            UserStore users,
            SessionTable table,
            Sessions sessions,
            PasswordLinkStore links,
            Passwords passwords,
            SignInPace pace,
            TransactionOperations<Connection> transactions,
            EventLog events,
            Clock clock) {
        this.users = users;
        this.table = table;
        this.sessions = sessions;
        this.links = links;
        this.passwords = passwords;
        this.pace = pace;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Whether it is the password; then the session may do for a while what needs it.
     *
     * @param network of the client, as {@code ClientAddress} names it: what is counted
     * @throws HttpProblem 429 after too many wrong passwords, here or at sign-in
     */
    boolean confirm(SignedIn user, String password, String network, RequestId requestId) {
        if (owner(user, password, network, requestId).isEmpty()) {
            return false;
        }
        events.record(Event.info("auth.stepped_up", "Confirmed the password.", requestId)
                .user(user.id())
                .detail("session_id", user.session().id()));
        return true;
    }

    /**
     * Whether the second factor proves that the user is there; then the same. Attempts count as those with a password do.
     *
     * @throws HttpProblem 429 after too many wrong ones
     */
    boolean confirm(SignedIn user, String kind, BooleanSupplier factor, String network, RequestId requestId) {
        var session = user.session();
        var attempt = Attempt.of(user.email(), network);
        var granted = granted(user, attempt, requestId);
        if (!factor.getAsBoolean()) {
            refuse(user, session, kind, requestId);
            return false;
        }
        pace.succeeded(attempt, granted);
        table.confirm(session.id(), clock.instant());
        events.record(Event.info("auth.stepped_up", "Confirmed a second factor.", requestId)
                .user(user.id())
                .detail("session_id", session.id())
                .detail("kind", kind));
        return true;
    }

    /**
     * Changes the password and ends all sessions, this one too; false if the present one is wrong.
     *
     * @param network of the client, as {@code ClientAddress} names it: what is counted
     * @throws HttpProblem 429 after too many wrong passwords, here or at sign-in
     */
    boolean change(SignedIn user, String present, String wanted, String network, RequestId requestId) {
        var owner = owner(user, present, network, requestId);
        if (owner.isEmpty()) {
            return false;
        }
        var hash = passwords.hash(wanted);
        return transactions.executeWrite(_ -> {
            if (users.changePassword(user.id(), owner.get().passwordHash(), hash, clock.instant()) == 0) {
                return false;
            }
            links.deleteAll(user.id());
            var ended = sessions.endAllBecause(user.id(), SessionEnd.PASSWORD_CHANGED, user.id());
            events.recordWithin(Event.info("auth.password_changed", "Changed the own password.", requestId)
                    .user(user.id())
                    .detail("sessions", ended));
            return true;
        });
    }

    /** The user with the hash that the password was compared with; empty after a wrong password, which is counted. */
    private Optional<User> owner(SignedIn user, String password, String network, RequestId requestId) {
        var session = user.session();
        var attempt = Attempt.of(user.email(), network);
        var granted = granted(user, attempt, requestId);
        var owner = users.find(user.id()).filter(found -> passwords.matches(password, found.passwordHash()));
        if (owner.isPresent()) {
            pace.succeeded(attempt, granted);
            table.confirm(session.id(), clock.instant());
        } else {
            refuse(user, session, "password", requestId);
        }
        return owner;
    }

    /** An attempt counts before the password is looked at, so that many at the same time do not slip through. */
    private Answer.Granted granted(SignedIn user, Attempt attempt, RequestId requestId) {
        return switch (pace.take(attempt)) {
            case Answer.Granted granted -> granted;
            case Answer.Refused refused -> {
                if (refused.first()) {
                    events.record(Event.warn(
                                    "auth.step_up_refused",
                                    "A signed-in user sent too many wrong passwords. Further ones are not logged until"
                                            + " the wait is over.",
                                    requestId)
                            .user(user.id())
                            .detail("session_id", user.session().id())
                            .detail("reason", "too_many_attempts")
                            .detail("wait_seconds", refused.pause().toSeconds()));
                }
                throw HttpProblem.of(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "There were too many wrong passwords. Wait, then try again; the header Retry-After says"
                                        + " how many seconds.")
                        .retryAfter(refused.pause());
            }
        };
    }

    private void refuse(SignedIn user, Credential.Session session, String kind, RequestId requestId) {
        table.wrongPassword(session.id(), MOST_WRONG, clock.instant(), SessionEnd.WRONG_PASSWORDS.code());
        events.record(Event.warn("auth.step_up_refused", "A signed-in user sent a wrong password or factor.", requestId)
                .user(user.id())
                .detail("kind", kind)
                .detail("session_id", session.id())
                .detail("reason", "wrong_" + (kind.equals("password") ? "password" : "factor")));
    }
}
