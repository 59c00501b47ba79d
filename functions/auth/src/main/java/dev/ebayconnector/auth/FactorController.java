package dev.ebayconnector.auth;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ebayconnector.auth.FactorChanges.Added;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.security.StepUp;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
import dev.ebayconnector.web.PathId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The second factors of the user who asks: {@code /api/auth/factors}. A program neither sees nor changes them. */
@Controller("/api/auth/factors")
final class FactorController {

    private static final int LONGEST_NAME = 100;

    /** How many passkeys a user may have. */
    private static final int MOST = 20;

    private final SecondFactors factors;
    private final FactorChanges changes;
    private final RecoveryCodes codes;
    private final Passkeys passkeys;
    private final StepUp stepUp;

    FactorController(
            SecondFactors factors, FactorChanges changes, RecoveryCodes codes, Passkeys passkeys, StepUp stepUp) {
        this.factors = factors;
        this.changes = changes;
        this.codes = codes;
        this.passkeys = passkeys;
        this.stepUp = stepUp;
    }

    @Get
    Factors list(Authentication authentication) {
        var user = SignedIn.of(authentication);
        user.session();
        return new Factors(factors.of(user.id()).stream().map(FactorView::of).toList(), codes.left(user.id()));
    }

    /** The only answer that shows the secret. */
    @Post("/totp")
    NewApp startApp(@Body @Nullable Map<String, Object> body, Authentication authentication) {
        var members = Members.of(body, "name");
        var name = members.optionalText("name", LONGEST_NAME).orElse("Authenticator app");
        members.check();
        stepUp.require(authentication);
        var user = SignedIn.of(authentication);
        var secret = changes.startApp(user, name)
                .orElseThrow(() -> conflict("You have an authenticator app already. Remove it first."));
        return new NewApp(secret, Totp.url(secret, user.email()));
    }

    @Post("/totp/confirm")
    HttpResponse<AddedView> confirmApp(
            @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        var members = Members.of(body, "code");
        var code = Proof.Code.read(members);
        if (code.isEmpty()) {
            members.problem("code", "is missing");
        }
        members.check();
        var user = SignedIn.of(authentication);
        user.session();
        if (!changes.isAppStarted(user)) {
            throw conflict("No authenticator app waits for its first code: POST /api/auth/factors/totp makes one.");
        }
        var added = changes.confirmApp(user, code.orElseThrow(), requestId)
                .orElseThrow(() -> HttpProblem.invalid("code", "is not the one that the app shows now"));
        return HttpResponse.created(AddedView.of(added));
    }

    @Post("/passkey")
    Asked askForPasskey(@Body @Nullable Map<String, Object> body, Authentication authentication) {
        Members.of(body).check();
        stepUp.require(authentication);
        var user = SignedIn.of(authentication);
        if (factors.of(user.id()).size() >= MOST) {
            throw conflict("You have " + MOST + " factors already. Remove one first.");
        }
        return new Asked(passkeys.askForNew(user));
    }

    @Post("/passkey/confirm")
    HttpResponse<AddedView> addPasskey(
            @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        var members = Members.of(body, PasskeyAnswer.Attestation.NAMES);
        var answer = PasskeyAnswer.Attestation.read(members);
        var name = members.optionalText("name", LONGEST_NAME).orElse("Passkey");
        members.check();
        var user = SignedIn.of(authentication);
        user.session();
        var made = passkeys.made(user, answer)
                .orElseThrow(() -> HttpProblem.invalid(
                        "attestation_object", "does not answer the request that this session made last; start again"));
        var added = changes.addPasskey(user, name, made, requestId)
                .orElseThrow(() -> conflict("This passkey is known already."));
        return HttpResponse.created(AddedView.of(added));
    }

    @Post("/{id}/remove")
    HttpResponse<?> remove(
            PathId id, @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        Members.of(body).check();
        stepUp.require(authentication);
        return switch (changes.remove(SignedIn.of(authentication), id.value(), requestId)) {
            case DONE -> HttpResponse.noContent();
            case NO_FACTOR -> throw HttpProblem.notFound("This second factor");
            case LAST_ONE ->
                throw HttpProblem.of(
                                HttpStatus.CONFLICT,
                                "Admins need a second factor here, and this is your last one. Add another one first.")
                        .with("code", "last-factor");
        };
    }

    /** The only answer that shows the codes. */
    @Post("/recovery-codes")
    NewCodes renewCodes(@Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        Members.of(body).check();
        stepUp.require(authentication);
        return changes.renewCodes(SignedIn.of(authentication), requestId)
                .map(NewCodes::new)
                .orElseThrow(() -> conflict("Add an authenticator app or a passkey first."));
    }

    private static HttpProblem conflict(String detail) {
        return HttpProblem.of(HttpStatus.CONFLICT, detail);
    }

    /** @param recoveryCodesLeft how many are unused */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Factors(List<FactorView> items, long recoveryCodesLeft) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record FactorView(
            String id,
            String kind,
            String name,
            Instant madeAt,
            @Nullable Instant lastUsedAt) {

        static FactorView of(Factor factor) {
            return new FactorView(
                    factor.id().toString(), factor.kind(), factor.name(), factor.madeAt(), factor.lastUsedAt());
        }
    }

    /** @param otpauthUrl what a QR code for the app has to say */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record NewApp(String secret, String otpauthUrl) {

        @Override
        public String toString() {
            return "NewApp[***]";
        }
    }

    /** @param publicKey for the browser, which names its members itself (WebAuthn 3, 5.4 and 5.5) */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Asked(Map<String, Object> publicKey) {}

    /** @param recoveryCodes new ones, only if the user had none left */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AddedView(String id, @Nullable List<String> recoveryCodes) {

        static AddedView of(Added added) {
            return new AddedView(added.id().toString(), added.recoveryCodes().isEmpty() ? null : added.recoveryCodes());
        }

        @Override
        public String toString() {
            return "AddedView[" + id + "]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record NewCodes(List<String> recoveryCodes) {

        @Override
        public String toString() {
            return "NewCodes[***]";
        }
    }
}
