package dev.ebayconnector.auth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.SecretHash;
import dev.ebayconnector.security.SignedIn;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Links by which a user sets a password without the old one: an admin hands them on, and each works once. */
@Singleton
final class PasswordLinks {

    private static final Duration INVITATION = Duration.ofHours(48);
    private static final Duration RECOVERY = Duration.ofHours(24);

    private final PasswordLinkStore links;
    private final UserStore users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final TransactionOperations<Connection> transactions;
    private final EventLog events;
    private final Clock clock;

    PasswordLinks(
            PasswordLinkStore links,
            UserStore users,
            Passwords passwords,
            Sessions sessions,
            TransactionOperations<Connection> transactions,
            EventLog events,
            Clock clock) {
        this.links = links;
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** A new link for the user, which replaces every earlier one. */
    Link make(User user, SignedIn by, RequestId requestId) {
        var invited = !user.hasPassword();
        var purpose = invited ? PasswordLink.INVITE : PasswordLink.RECOVER;
        var secret = SecretHash.newSecret();
        var now = clock.instant();
        var expiresAt = now.plus(invited ? INVITATION : RECOVERY);
        return transactions.executeWrite(_ -> {
            links.deleteAll(user.id());
            links.add(SecretHash.of(secret), user.id(), purpose, by.id(), now, expiresAt);
            events.recordWithin(Event.info(
                            "auth.password_link_made",
                            invited ? "Made a link for an invited user." : "Made a link to set a lost password.",
                            requestId)
                    .user(by.id())
                    .detail("for_user_id", user.id())
                    .detail("purpose", purpose));
            return new Link(secret, purpose, expiresAt);
        });
    }

    /** The user whom a link is for, if it can still be used. */
    Optional<User> userOf(String secret) {
        return links.find(SecretHash.of(secret), clock.instant()).flatMap(link -> users.find(link.userId()));
    }

    /** Sets the password and ends all sessions; false if the link was used meanwhile, has expired, or the user is disabled. */
    boolean redeem(String secret, User user, String password, RequestId requestId) {
        var hash = passwords.hash(password);
        return transactions.executeWrite(status -> {
            var now = clock.instant();
            if (links.use(SecretHash.of(secret), now) == 0
                    || users.changePassword(user.id(), user.passwordHash(), hash, now) == 0) {
                status.setRollbackOnly();
                return false;
            }
            var ended = sessions.endAllBecause(user.id(), SessionEnd.PASSWORD_CHANGED, user.id());
            events.recordWithin(Event.info("auth.password_set", "Set a password by a link.", requestId)
                    .user(user.id())
                    .detail("sessions", ended));
            return true;
        });
    }

    /** @param secret goes into the link and nowhere else */
    record Link(String secret, String purpose, Instant expiresAt) {

        /** Relative, so that it is correct whatever host name the browser used. What follows {@code #} is never sent. */
        String path() {
            return "/#/password?link=" + secret;
        }

        @Override
        public String toString() {
            return "Link[" + purpose + "]";
        }
    }
}
