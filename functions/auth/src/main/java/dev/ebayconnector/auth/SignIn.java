package dev.ebayconnector.auth;

import dev.ebayconnector.auth.SignInPace.Answer;
import dev.ebayconnector.auth.SignInPace.Attempt;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.SignedIn;
import io.micronaut.security.token.generator.TokenGenerator;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/** Checks e-mail address and password and issues a session. */
@Singleton
final class SignIn {

    static final Duration SESSION_LIFE = Duration.ofHours(8);

    private static final int CSRF_BYTES = 18;

    private final UserStore users;
    private final Passwords passwords;
    private final TokenGenerator tokens;
    private final SignInPace pace;
    private final SignInReports reports;
    private final EventLog events;
    private final SecureRandom random = new SecureRandom();

    SignIn(
            UserStore users,
            Passwords passwords,
            TokenGenerator tokens,
            SignInPace pace,
            SignInReports reports,
            EventLog events) {
        this.users = users;
        this.passwords = passwords;
        this.tokens = tokens;
        this.pace = pace;
        this.reports = reports;
        this.events = events;
    }

    /** How it ended. */
    sealed interface Result {

        record Opened(Session session) implements Result {}

        /** The address or the password is wrong; which of them is not told. */
        record Wrong() implements Result {}

        /** There were too many attempts; the password was not looked at. */
        record TooMany(Duration pause) implements Result {}
    }

    /** @param client the network of the client, as {@code ClientAddress} names it */
    Result with(String email, String password, String client, RequestId requestId) {
        var attempt = Attempt.of(email, client);
        var answer = pace.take(attempt);
        if (answer.spraying()) {
            reports.spraying(attempt, requestId);
        }
        return switch (answer) {
            case Answer.Refused refused -> {
                reports.tooMany(attempt, refused, requestId);
                yield new Result.TooMany(refused.pause());
            }
            case Answer.Granted granted -> check(email, password, attempt, granted, requestId);
        };
    }

    private Result check(
            String email, String password, Attempt attempt, Answer.Granted granted, RequestId requestId) {
        var user = users.findByEmail(email);
        if (user.isEmpty()) {
            passwords.spendTheSameTime(password);
        }
        if (user.isEmpty() || !passwords.matches(password, user.get().passwordHash())) {
            reports.wrong(attempt, requestId);
            return new Result.Wrong();
        }
        pace.succeeded(attempt, granted);
        events.record(
                Event.info("auth.login", "Signed in.", requestId).user(user.get().id()).detail("client", attempt.client()));
        return new Result.Opened(session(user.get()));
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
