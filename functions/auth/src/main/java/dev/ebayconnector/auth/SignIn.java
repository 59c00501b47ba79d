package dev.ebayconnector.auth;

import dev.ebayconnector.auth.Sessions.Session;
import dev.ebayconnector.auth.SignInPace.Answer;
import dev.ebayconnector.auth.SignInPace.Attempt;
import dev.ebayconnector.core.RequestId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Checks e-mail address and password, at the pace that {@link SignInPace} allows. A user without a second factor then has a
 * session, one with a factor has to send it.
 */
@Singleton
final class SignIn {

    private final UserStore users;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final SecondStep second;
    private final Sessions sessions;
    private final SignInPace pace;
    private final SignInReports reports;

    SignIn(
            UserStore users,
            Passwords passwords,
            SecondFactors factors,
            SecondStep second,
            Sessions sessions,
            SignInPace pace,
            SignInReports reports) {
        this.users = users;
        this.passwords = passwords;
        this.factors = factors;
        this.second = second;
        this.sessions = sessions;
        this.pace = pace;
        this.reports = reports;
    }

    /** How a step of a sign-in ended. */
    sealed interface Result {

        record Opened(Session session) implements Result {}

        /**
         * The password was right, and the user has a second factor.
         *
         * @param secret  names what waits; the client's alone
         * @param kinds   what the user may send
         * @param request what the user's passkeys are asked
         */
        record SecondNeeded(String secret, List<String> kinds, Optional<String> request) implements Result {

            @Override
            public String toString() {
                return "SecondNeeded" + kinds;
            }
        }

        /** A wrong address, a wrong password, a wrong factor, or a user who is disabled; which of them is not told. */
        record Wrong() implements Result {}

        /** No sign-in waits for this: it was finished, has expired, or had too many wrong answers. */
        record Expired() implements Result {}

        /** There were too many attempts; this one was not looked at. */
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
            case Answer.Granted granted -> check(attempt, granted, email, password, client, requestId);
        };
    }

    private Result check(
            Attempt attempt,
            Answer.Granted granted,
            String email,
            String password,
            Client client,
            RequestId requestId) {
        var user = users.findByEmail(email);
        if (user.isEmpty()) {
            passwords.spendTheSameTime(password);
        }
        var result = user.filter(found -> passwords.matches(password, found.passwordHash()))
                .flatMap(found -> next(found, client))
                .orElseGet(Result.Wrong::new);
        switch (result) {
            case Result.Opened(Session session) -> {
                pace.succeeded(attempt, granted);
                reports.signedIn(attempt, user.get(), session, "none", requestId);
            }
            // The attempt stays counted for the client with this name, until the factor is right as well.
            case Result.SecondNeeded _ -> pace.passwordRight(attempt, granted);
            default -> reports.wrong(attempt, requestId);
        }
        return result;
    }

    private Optional<Result> next(User user, Client client) {
        var own = factors.of(user.id());
        return own.isEmpty() ? sessions.open(user, client).map(Result.Opened::new) : second.begin(user, own);
    }
}
