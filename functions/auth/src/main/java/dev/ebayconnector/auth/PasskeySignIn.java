package dev.ebayconnector.auth;

import dev.ebayconnector.auth.PasskeyState.State;
import dev.ebayconnector.auth.Sessions.Session;
import dev.ebayconnector.auth.SignIn.Result;
import dev.ebayconnector.auth.SignInPace.Answer;
import dev.ebayconnector.auth.SignInPace.Attempt;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.security.SecretHash;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Base64;
import java.util.Optional;

/** Signs in by a passkey alone. It counts as both factors, because the authenticator has verified its user. */
@Singleton
final class PasskeySignIn {

    private final PasskeyState state;
    private final Passkeys passkeys;
    private final UserStore users;
    private final SignInStepStore steps;
    private final Sessions sessions;
    private final SignInPace pace;
    private final SignInReports reports;
    private final TransactionOperations<Connection> transactions;

    PasskeySignIn(
            PasskeyState state,
            Passkeys passkeys,
            UserStore users,
            SignInStepStore steps,
            Sessions sessions,
            SignInPace pace,
            SignInReports reports,
            TransactionOperations<Connection> transactions) {
        this.state = state;
        this.passkeys = passkeys;
        this.users = users;
        this.steps = steps;
        this.sessions = sessions;
        this.pace = pace;
        this.reports = reports;
        this.transactions = transactions;
    }

    /** @param signed what the browser got with the request */
    Result finish(String signed, PasskeyAnswer.Assertion answer, String network, Client client, RequestId requestId) {
        var asked = state.open(signed);
        if (asked.isEmpty()) {
            return new Result.Expired();
        }
        var user = passkeys.ownerOf(answer).flatMap(users::find);
        // Unknown keys are counted like unknown names.
        var name = user.map(User::email)
                .orElseGet(() -> Base64.getEncoder()
                        .encodeToString(SecretHash.of(
                                "key " + new String(answer.credentialId(), StandardCharsets.ISO_8859_1))));
        var attempt = Attempt.of(name, network);
        var counted = pace.take(attempt);
        if (counted.spraying()) {
            reports.spraying(attempt, requestId);
        }
        return switch (counted) {
            case Answer.Refused refused -> {
                reports.tooMany(attempt, refused, requestId);
                yield new Result.TooMany(refused.pause());
            }
            case Answer.Granted granted -> {
                var checked = user.map(found -> check(asked.get(), found, answer, client))
                        .orElse(new Checked(Optional.empty(), Verdict.WRONG));
                if (checked.session().isEmpty()) {
                    reports.wrong(attempt, requestId);
                    user.ifPresent(found -> reports.copied(found, checked.verdict(), requestId));
                    yield new Result.Wrong();
                }
                var session = checked.session().get();
                pace.succeeded(attempt, granted);
                reports.signedIn(attempt, user.get(), session, "passkey alone", requestId);
                yield new Result.Opened(session);
            }
        };
    }

    private record Checked(Optional<Session> session, Verdict verdict) {}

    private Checked check(State asked, User user, PasskeyAnswer.Assertion answer, Client client) {
        return transactions.executeWrite(status -> {
            var verdict = passkeys.check(user.id(), asked.request(), answer, true);
            var session =
                    verdict == Verdict.RIGHT && steps.spend(SecretHash.of(asked.id()), user.id(), asked.expiresAt()) > 0
                            ? sessions.openWithFactor(user, client)
                            : Optional.<Session>empty();
            if (session.isEmpty()) {
                status.setRollbackOnly();
            }
            return new Checked(session, verdict);
        });
    }
}
