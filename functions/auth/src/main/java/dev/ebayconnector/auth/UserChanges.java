package dev.ebayconnector.auth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.Roles;
import dev.ebayconnector.security.SignedIn;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * What an admin does to users. Each change ends the user's sessions in its own transaction, so that the user's next request
 * is refused, and an admin who can sign in always remains.
 */
@Singleton
final class UserChanges {

    private final UserStore users;
    private final PasswordLinkStore links;
    private final Sessions sessions;
    private final TransactionOperations<Connection> transactions;
    private final EventLog events;
    private final Clock clock;

    UserChanges(
            UserStore users,
            PasswordLinkStore links,
            Sessions sessions,
            TransactionOperations<Connection> transactions,
            EventLog events,
            Clock clock) {
        this.users = users;
        this.links = links;
        this.sessions = sessions;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** How a change ended. */
    enum Result {
        DONE,
        /** It was so before. */
        UNCHANGED,
        NO_USER,
        LAST_ADMIN
    }

    Result changeRole(User user, String role, SignedIn by, RequestId requestId) {
        return change(user, !role.equals(Roles.ADMIN), () -> {
            if (users.changeRole(user.id(), role, clock.instant()) == 0) {
                return Result.UNCHANGED;
            }
            var event = Event.info("auth.role_changed", "Changed the role of a user to " + role + ".", requestId)
                    .detail("from_role", user.role())
                    .detail("to_role", role);
            return ended(event, user, SessionEnd.ROLE_CHANGED, by);
        });
    }

    Result disable(User user, SignedIn by, RequestId requestId) {
        return change(user, true, () -> {
            if (users.disable(user.id(), clock.instant()) == 0) {
                return Result.UNCHANGED;
            }
            links.deleteAll(user.id());
            return ended(
                    Event.info("auth.user_disabled", "Disabled a user.", requestId), user, SessionEnd.DISABLED, by);
        });
    }

    Result enable(User user, SignedIn by, RequestId requestId) {
        return change(user, false, () -> {
            if (users.enable(user.id(), clock.instant()) == 0) {
                return Result.UNCHANGED;
            }
            events.recordWithin(Event.info("auth.user_enabled", "Enabled a user.", requestId)
                    .user(by.id())
                    .detail("of_user_id", user.id()));
            return Result.DONE;
        });
    }

    /** The sessions go with the user's row. */
    Result delete(User user, SignedIn by, RequestId requestId) {
        return change(user, true, () -> {
            if (users.delete(user.id()) == 0) {
                return Result.NO_USER;
            }
            events.recordWithin(Event.info("auth.user_deleted", "Deleted a user.", requestId)
                    .user(by.id())
                    .detail("of_user_id", user.id())
                    .detail("role", user.role()));
            return Result.DONE;
        });
    }

    private Result ended(Event event, User user, SessionEnd why, SignedIn by) {
        var ended = sessions.endAllBecause(user.id(), why, by.id());
        events.recordWithin(event.user(by.id()).detail("of_user_id", user.id()).detail("sessions", ended));
        return Result.DONE;
    }

    /** @param takesAnAdmin whether fewer admins can sign in afterwards, if the user is one of them */
    private Result change(User user, boolean takesAnAdmin, Supplier<Result> work) {
        return transactions.executeWrite(
                _ -> takesAnAdmin && users.lockAdmins().equals(List.of(user.id())) ? Result.LAST_ADMIN : work.get());
    }
}
