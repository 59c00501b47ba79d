package dev.ebayconnector.auth;

import dev.ebayconnector.auth.Sessions.Session;
import dev.ebayconnector.auth.SignIn.Result;
import dev.ebayconnector.auth.SignInPace.Answer;
import dev.ebayconnector.auth.SignInPace.Attempt;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.security.SecretHash;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The second step of a sign-in: the password was right, and the user has a second factor. What waits is a row that only the
 * client's secret names; it makes one session at most.
 */
@Singleton
final class SecondStep {

    static final Duration LIFE = Duration.ofMinutes(5);

    /** Wrong answers after which the sign-in begins anew, with the password. */
    private static final int MOST_MISSES = 5;

    private final SignInStepStore steps;
    private final UserStore users;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final SignInPace pace;
    private final SignInReports reports;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    SecondStep(
            SignInStepStore steps,
            UserStore users,
            SecondFactors factors,
            Passkeys passkeys,
            Sessions sessions,
            SignInPace pace,
            SignInReports reports,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.steps = steps;
        this.users = users;
        this.factors = factors;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.pace = pace;
        this.reports = reports;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Waits for a factor of the user; empty if the user was changed since the password was compared. */
    Optional<Result> begin(User user, List<Factor> own) {
        var secret = SecretHash.newSecret();
        var now = clock.instant();
        var kinds = factors.kinds(own);
        var request = kinds.contains(Factor.PASSKEY) ? passkeys.request(user.id()) : null;
        steps.purge(now);
        return steps.add(SecretHash.of(secret), user.id(), user.passwordHash(), request, now.plus(LIFE)) == 0
                ? Optional.empty()
                : Optional.of(new Result.SecondNeeded(secret, kinds, Optional.ofNullable(request)));
    }

    /**
     * @param secret  of the sign-in that waits
     * @param network of the client, as {@code ClientAddress} names it: what is counted
     */
    Result finish(String secret, Proof proof, String network, Client client, RequestId requestId) {
        var hash = SecretHash.of(secret);
        var step = steps.find(hash, clock.instant(), MOST_MISSES);
        var user = step.flatMap(found -> users.find(found.userId()));
        if (user.isEmpty()) {
            return new Result.Expired();
        }
        var attempt = Attempt.of(user.get().email(), network);
        return switch (pace.takeSecond(attempt, proof instanceof Proof.Code)) {
            case Answer.Refused refused -> {
                reports.tooMany(attempt, refused, requestId);
                yield new Result.TooMany(refused.pause());
            }
            case Answer.Granted granted -> {
                var checked = check(step.get(), user.get(), proof, client, requestId);
                if (checked.result() instanceof Result.Opened(Session session)) {
                    pace.succeededSecond(attempt, granted, proof instanceof Proof.Code);
                    reports.signedIn(attempt, user.get(), session, proof.kind(), requestId);
                } else if (checked.result() instanceof Result.Wrong) {
                    steps.miss(hash);
                    reports.wrongFactor(attempt, user.get(), proof.kind(), checked.verdict(), requestId);
                }
                yield checked.result();
            }
        };
    }

    private record Checked(Result result, Verdict verdict) {}

    /** One transaction: of two requests with the same secret the second waits, and finds that the first has finished. */
    private Checked check(SignInStep step, User user, Proof proof, Client client, RequestId requestId) {
        return transactions.executeWrite(status -> {
            if (steps.finish(step.secretHash(), clock.instant(), MOST_MISSES) == 0) {
                return new Checked(new Result.Expired(), Verdict.WRONG);
            }
            var verdict = factors.check(user.id(), proof, step.request(), requestId);
            var session = verdict == Verdict.RIGHT ? sessions.openWithFactor(user, client) : Optional.<Session>empty();
            if (session.isEmpty()) {
                // Events are told after it: a transaction that is rolled back tells none.
                status.setRollbackOnly();
                return new Checked(new Result.Wrong(), verdict);
            }
            return new Checked(new Result.Opened(session.get()), verdict);
        });
    }
}
