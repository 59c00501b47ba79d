package dev.ebayconnector.auth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.Credential;
import dev.ebayconnector.security.SignedIn;
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
    private final TransactionOperations<Connection> transactions;
    private final EventLog events;
    private final Clock clock;

    OwnPassword(
            UserStore users,
            SessionTable table,
            Sessions sessions,
            PasswordLinkStore links,
            Passwords passwords,
            TransactionOperations<Connection> transactions,
            EventLog events,
            Clock clock) {
        this.users = users;
        this.table = table;
        this.sessions = sessions;
        this.links = links;
        this.passwords = passwords;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** Whether it is the password; then the session may do for a while what needs it. */
    boolean confirm(SignedIn user, String password, RequestId requestId) {
        if (owner(user, password, requestId).isEmpty()) {
            return false;
        }
        events.record(Event.info("auth.stepped_up", "Confirmed the password.", requestId)
                .user(user.id())
                .detail("session_id", user.session().id()));
        return true;
    }

    /** Whether the second factor proves that the user is there; then the same. */
    boolean confirm(SignedIn user, String kind, BooleanSupplier factor, RequestId requestId) {
        var session = user.session();
        if (!factor.getAsBoolean()) {
            refuse(user, session, kind, requestId);
            return false;
        }
        table.confirm(session.id(), clock.instant());
        events.record(Event.info("auth.stepped_up", "Confirmed a second factor.", requestId)
                .user(user.id())
                .detail("session_id", session.id())
                .detail("kind", kind));
        return true;
    }

    /** Changes the password and ends all sessions, this one too; false if the present one is wrong. */
    boolean change(SignedIn user, String present, String wanted, RequestId requestId) {
        var owner = owner(user, present, requestId);
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
    private Optional<User> owner(SignedIn user, String password, RequestId requestId) {
        var session = user.session();
        var owner = users.find(user.id()).filter(found -> passwords.matches(password, found.passwordHash()));
        if (owner.isPresent()) {
            table.confirm(session.id(), clock.instant());
        } else {
            refuse(user, session, "password", requestId);
        }
        return owner;
    }

    private void refuse(SignedIn user, Credential.Session session, String kind, RequestId requestId) {
        table.wrongPassword(session.id(), MOST_WRONG, clock.instant(), SessionEnd.WRONG_PASSWORDS.code());
        events.record(Event.warn("auth.step_up_refused", "A signed-in user sent a wrong password or factor.", requestId)
                .user(user.id())
                .detail("kind", kind)
                .detail("session_id", session.id()));
    }
}
