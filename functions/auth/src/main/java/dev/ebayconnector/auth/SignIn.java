package dev.ebayconnector.auth;

import dev.ebayconnector.auth.Sessions.Session;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Checks e-mail address and password and makes a session. */
@Singleton
final class SignIn {

    private final UserStore users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final EventLog events;

    SignIn(UserStore users, Passwords passwords, Sessions sessions, EventLog events) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.events = events;
    }

    /** A session, or empty without saying why: a wrong address, a wrong password, a user who is disabled. */
    Optional<Session> with(String email, String password, Client client, RequestId requestId) {
        var user = users.findByEmail(email);
        if (user.isEmpty()) {
            passwords.spendTheSameTime(password);
        }
        var session = user.filter(found -> passwords.matches(password, found.passwordHash()))
                .flatMap(found -> sessions.open(found, client));
        events.record(
                session.isPresent()
                        ? Event.info("auth.login", "Signed in.", requestId)
                                .user(user.get().id())
                                .detail("session_id", session.get().id())
                        : Event.warn(
                                "auth.refused", "A sign-in was refused: wrong e-mail address or password.", requestId));
        return session;
    }
}
