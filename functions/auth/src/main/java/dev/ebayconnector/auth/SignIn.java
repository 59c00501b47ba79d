package dev.ebayconnector.auth;

import dev.ebayconnector.auth.Sessions.Session;
import dev.ebayconnector.auth.SignInPace.Answer;
import dev.ebayconnector.auth.SignInPace.Attempt;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Checks e-mail address and password, at the pace that {@link SignInPace} allows, and makes a session. */
@Singleton
final class SignIn {

    private final UserStore users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SignInPace pace;
    private final SignInReports reports;
    private final EventLog events;

    SignIn(
            UserStore users,
            Passwords passwords,
            Sessions sessions,
            SignInPace pace,
            SignInReports reports,
            EventLog events) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.pace = pace;
        this.reports = reports;
        this.events = events;
    }

    /** How it ended. */
    sealed interface Result {

        record Opened(Session session) implements Result {}

        /** A wrong address, a wrong password, or a user who is disabled; which of them is not told. */
        record Wrong() implements Result {}

        /** There were too many attempts; the password was not looked at. */
        record TooMany(Duration pause) implements Result {}
    }

    /** @param network of the client, as {@code ClientAddress} names it: what is counted */
    Result with(String email, String password, String network, Client client, RequestId requestId) {
        var attempt = Attempt.of(email, network);
        var answer = pace.take(attempt);
        if (answer.spraying()) {
            reports.spraying(attempt, requestId);
        }
        return switch (answer) {
            case Answer.Refused refused -> {
                reports.tooMany(attempt, refused, requestId);
                yield new Result.TooMany(refused.pause());
            }
            case Answer.Granted granted -> {
                var user = users.findByEmail(email);
                if (user.isEmpty()) {
                    passwords.spendTheSameTime(password);
                }
                var session = user.filter(found -> passwords.matches(password, found.passwordHash()))
                        .flatMap(found -> sessions.open(found, client));
                if (session.isEmpty()) {
                    reports.wrong(attempt, requestId);
                    yield new Result.Wrong();
                }
                pace.succeeded(attempt, granted);
                events.record(Event.info("auth.login", "Signed in.", requestId)
                        .user(user.get().id())
                        .detail("session_id", session.get().id())
                        .detail("client", attempt.client()));
                yield new Result.Opened(session.get());
            }
        };
    }
}
