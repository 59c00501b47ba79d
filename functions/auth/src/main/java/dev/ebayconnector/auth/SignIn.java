package dev.ebayconnector.auth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.SignedIn;
import io.micronaut.security.token.generator.TokenGenerator;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Checks e-mail address and password and issues a session. */
@Singleton
final class SignIn {

    static final Duration SESSION_LIFE = Duration.ofHours(8);

    private static final int CSRF_BYTES = 18;

    private final UserStore users;
    private final Passwords passwords;
    private final TokenGenerator tokens;
    private final EventLog events;
    private final SecureRandom random = new SecureRandom();

    SignIn(UserStore users, Passwords passwords, TokenGenerator tokens, EventLog events) {
        this.users = users;
        this.passwords = passwords;
        this.tokens = tokens;
        this.events = events;
    }

    /** A session, or empty without saying whether the address or the password was wrong. */
    Optional<Session> with(String email, String password, RequestId requestId) {
        var user = users.findByEmail(email);
        if (user.isEmpty()) {
            passwords.spendTheSameTime(password);
        }
        var session = user.filter(found -> passwords.matches(password, found.passwordHash()))
                .map(this::session);
        events.record(
                session.isPresent()
                        ? Event.info("auth.login", "Signed in.", requestId)
                                .user(user.get().id())
                        : Event.warn("auth.refused", "A sign-in was refused: wrong e-mail address or password.", requestId));
        return session;
    }

    private Session session(User user) {
        var bytes = new byte[CSRF_BYTES];
        random.nextBytes(bytes);
        var csrf = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var signedIn = new SignedIn(user.id(), user.email(), user.role(), csrf);
        var token = tokens.generateToken(signedIn.toAuthentication(), Math.toIntExact(SESSION_LIFE.toSeconds()))
                .orElseThrow(() -> new IllegalStateException("the session could not be signed"));
        return new Session(token, csrf);
    }

    /** A signed session and the token that its writes must repeat. */
    record Session(String token, String csrf) {

        @Override
        public String toString() {
            return "Session[***]";
        }
    }
}
