package dev.ebayconnector.auth;

import dev.ebayconnector.auth.SignInAnswers.Step;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.web.ClientAddress;
import dev.ebayconnector.web.Members;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Signing in: with a password, then with a second factor if the user has one, or with a passkey alone. */
@Controller("/api/auth/login")
final class LoginController {

    private static final String TOKEN = "token";
    private static final String PENDING = "pending";
    private static final int LONGEST_PENDING = 4_000;

    private final SignIn signIn;
    private final SecondStep second;
    private final PasskeySignIn alone;
    private final Passkeys passkeys;
    private final PasskeyState state;
    private final SignInAnswers answers;

    LoginController(
            SignIn signIn,
            SecondStep second,
            PasskeySignIn alone,
            Passkeys passkeys,
            PasskeyState state,
            SignInAnswers answers) {
        this.signIn = signIn;
        this.second = second;
        this.alone = alone;
        this.passkeys = passkeys;
        this.state = state;
        this.answers = answers;
    }

    @Post
    MutableHttpResponse<Step> login(
            @Body @Nullable Map<String, Object> body, HttpRequest<?> request, RequestId requestId) {
        Query.of(request).check();
        var members = Members.of(body, "email", "password", TOKEN);
        var email = members.text("email", text -> !text.isBlank(), "is missing");
        var password = members.text("password", text -> !text.isEmpty(), "is missing");
        var token = members.flag(TOKEN);
        members.check();
        var result = signIn.with(email, password, ClientAddress.networkOf(request), Client.of(request), requestId);
        return answers.of(result, "The e-mail address or the password is wrong.", token);
    }

    @Post("/second")
    MutableHttpResponse<Step> second(
            @Body @Nullable Map<String, Object> body, HttpRequest<?> request, RequestId requestId) {
        Query.of(request).check();
        var members = Members.of(body, names(PENDING, TOKEN, "code", "recovery_code"));
        var sent = members.optionalText(PENDING, LONGEST_PENDING);
        var token = members.flag(TOKEN);
        var proof = one(members);
        members.check();
        var result = answers.secondOf(request, sent)
                .map(secret -> second.finish(
                        secret, proof.orElseThrow(), ClientAddress.networkOf(request), Client.of(request), requestId))
                .orElseGet(SignIn.Result.Expired::new);
        return answers.of(result, "The second factor is wrong, or was used before.", token);
    }

    @Post("/passkey")
    MutableHttpResponse<Step> askForPasskey(@Body @Nullable Map<String, Object> body) {
        var members = Members.of(body, TOKEN);
        var token = members.flag(TOKEN);
        members.check();
        var wanted = passkeys.requestForAnyone();
        return answers.asked(wanted, state.sign(wanted, Passkeys.LIFE), token);
    }

    @Post("/passkey/confirm")
    MutableHttpResponse<Step> withPasskey(
            @Body @Nullable Map<String, Object> body, HttpRequest<?> request, RequestId requestId) {
        Query.of(request).check();
        var members = Members.of(body, names(PENDING, TOKEN));
        var sent = members.optionalText(PENDING, LONGEST_PENDING);
        var token = members.flag(TOKEN);
        var answer = PasskeyAnswer.Assertion.read(members);
        if (answer.isEmpty()) {
            members.problem("credential_id", "is missing");
        }
        members.check();
        var result = answers.stateOf(request, sent)
                .map(signed -> alone.finish(
                        signed, answer.orElseThrow(), ClientAddress.networkOf(request), Client.of(request), requestId))
                .orElseGet(SignIn.Result.Expired::new);
        return answers.of(result, "This passkey does not sign in here.", token);
    }

    /** The one proof that the body has; none, or more than one, is a problem. */
    private static Optional<Proof> one(Members members) {
        List<Proof> proofs = new ArrayList<>();
        Proof.Code.read(members).ifPresent(proofs::add);
        Proof.Recovery.read(members).ifPresent(proofs::add);
        Proof.Key.read(members).ifPresent(proofs::add);
        if (proofs.size() != 1) {
            members.problem("code", "or recovery_code or a passkey's answer must be sent, one of them alone");
        }
        return proofs.stream().findFirst();
    }

    private static String[] names(String... names) {
        return Stream.concat(Stream.of(names), Stream.of(PasskeyAnswer.Assertion.NAMES))
                .toArray(String[]::new);
    }
}
