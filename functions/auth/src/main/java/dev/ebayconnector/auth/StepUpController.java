package dev.ebayconnector.auth;

import dev.ebayconnector.auth.FactorController.Asked;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.security.StepUp;
import dev.ebayconnector.web.ClientAddress;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Confirms who is there: {@code /api/auth/step-up}, by the password, a code of the authenticator app, or a passkey. */
@Controller("/api/auth/step-up")
final class StepUpController {

    private static final String PASSWORD = "password";

    private final OwnPassword own;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Clock clock;

    StepUpController(OwnPassword own, SecondFactors factors, Passkeys passkeys, Clock clock) {
        this.own = own;
        this.factors = factors;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    @Post
    SteppedUp stepUp(
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> request,
            Authentication authentication,
            RequestId requestId) {
        Query.of(request).check();
        var names = Stream.concat(Stream.of(PASSWORD, "code"), Stream.of(PasskeyAnswer.Assertion.NAMES))
                .toArray(String[]::new);
        var members = Members.of(body, names);
        Optional<String> password = body == null || body.get(PASSWORD) == null
                ? Optional.empty()
                : Optional.of(members.text(PASSWORD, text -> !text.isEmpty(), "is missing"));
        var code = Proof.Code.read(members);
        var key = Proof.Key.read(members);
        if (Stream.of(password, code, key).filter(Optional::isPresent).count() != 1) {
            members.problem(PASSWORD, "or code or a passkey's answer must be sent, one of them alone");
        }
        members.check();
        confirm(SignedIn.of(authentication), password, code, key, ClientAddress.networkOf(request), requestId);
        return new SteppedUp(clock.instant().plus(StepUp.LASTS));
    }

    private void confirm(
            SignedIn user,
            Optional<String> password,
            Optional<Proof.Code> code,
            Optional<Proof.Key> key,
            String network,
            RequestId requestId) {
        if (password.isPresent()) {
            if (!own.confirm(user, password.get(), network, requestId)) {
                throw PasswordController.wrongPassword();
            }
            return;
        }
        var right = code.isPresent()
                ? own.confirm(user, Factor.TOTP, () -> factors.acceptsCode(user.id(), code.get()), network, requestId)
                : own.confirm(
                        user,
                        Factor.PASSKEY,
                        () -> passkeys.confirms(user, key.orElseThrow().answer()) == Verdict.RIGHT,
                        network,
                        requestId);
        if (!right) {
            throw HttpProblem.of(HttpStatus.FORBIDDEN, "The second factor is wrong, or was used before.")
                    .with("code", "wrong-factor");
        }
    }

    /** Asks for one of the user's passkeys. */
    @Post("/passkey")
    Asked askForPasskey(@Body @Nullable Map<String, Object> body, Authentication authentication) {
        Members.of(body).check();
        var user = SignedIn.of(authentication);
        user.session();
        return new Asked(passkeys.ask(user));
    }

    /** @param until when it has to be confirmed again */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record SteppedUp(Instant until) {}
}
