package dev.ebayconnector.auth;

import dev.ebayconnector.auth.WebAuthn.Checked;
import dev.ebayconnector.auth.WebAuthn.Made;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.web.HttpProblem;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpStatus;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks browsers for passkeys and checks what they answer. */
@Singleton
final class Passkeys {

    /** How long a request can be answered. */
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final String ADD = "add";
    private static final String CONFIRM = "confirm";

    private final FactorSettings settings;
    private final PasskeyStore store;
    private final JsonMapper json;
    private final Clock clock;
    private volatile WebAuthn webAuthn;

    Passkeys(FactorSettings settings, PasskeyStore store, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /** Whether the deployment says where browsers find the console. */
    boolean areSetUp() {
        return settings.origin().isPresent();
    }

    /** Asks the browser of this session for a new key. */
    Map<String, Object> askForNew(SignedIn user) {
        var request = webAuthn().askForNew(user.id(), user.email(), store.of(user.id()));
        keep(user, ADD, request);
        return options(WebAuthn.forCreate(request));
    }

    /** The new key, if it answers what this session was asked last; that can be answered once. */
    Optional<Made> made(SignedIn user, PasskeyAnswer.Attestation answer) {
        return taken(user, ADD).flatMap(request -> webAuthn().made(request, answer, store.of(user.id())));
    }

    /** Asks the browser of this session for one of the user's keys. */
    Map<String, Object> ask(SignedIn user) {
        var request = request(user.id());
        keep(user, CONFIRM, request);
        return forBrowser(request);
    }

    /** Whether a key of the user answers what this session was asked last; that can be answered once. */
    Verdict confirms(SignedIn user, PasskeyAnswer.Assertion answer) {
        return taken(user, CONFIRM)
                .map(request -> check(user.id(), request, answer, false))
                .orElse(Verdict.WRONG);
    }

    /** A request for one of the user's keys, to be kept until it is answered. */
    String request(UUID userId) {
        return webAuthn().ask(userId, store.of(userId));
    }

    /** A request for whatever key the browser has for this site. */
    String requestForAnyone() {
        return webAuthn().askAnyone();
    }

    /** What the browser is given of a request. */
    Map<String, Object> forBrowser(String request) {
        return options(WebAuthn.forGet(request));
    }

    /** The user whom the key belongs to, before its answer is checked. */
    Optional<UUID> ownerOf(PasskeyAnswer.Assertion answer) {
        return store.find(answer.credentialId()).map(Passkey::userId);
    }

    /**
     * Whether a key of the user answers the request. Its counter rises, so that of a key and its copy one is refused.
     *
     * @param alone whether nothing else proves who is there: then the authenticator must have verified its user
     */
    Verdict check(UUID userId, String request, PasskeyAnswer.Assertion answer, boolean alone) {
        return switch (webAuthn().check(request, answer, store.of(userId))) {
            case Checked.Right(long signCount, boolean verified) ->
                (verified || !alone) && store.use(userId, answer.credentialId(), signCount, clock.instant()) > 0
                        ? Verdict.RIGHT
                        : Verdict.WRONG;
            case Checked.Wrong(boolean copied) -> copied ? Verdict.COPIED : Verdict.WRONG;
        };
    }

    private void keep(SignedIn user, String purpose, String request) {
        store.ask(user.session().id(), purpose, request, clock.instant().plus(LIFE));
    }

    private Optional<String> taken(SignedIn user, String purpose) {
        var session = user.session().id();
        return store.findRequest(session, purpose, clock.instant())
                .filter(request -> store.take(session, purpose, request) > 0);
    }

    /** The members of {@code publicKey}, named as the browser's interface names them. */
    private Map<String, Object> options(String text) {
        try {
            return json.readValue(text, Argument.mapOf(Argument.STRING, Argument.mapOf(String.class, Object.class)))
                    .get("publicKey");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WebAuthn webAuthn() {
        if (webAuthn == null) {
            webAuthn = new WebAuthn(settings.origin()
                    .orElseThrow(() -> HttpProblem.of(
                                    HttpStatus.CONFLICT,
                                    "Passkeys are not set up here: the setting PUBLIC_ORIGIN is missing.")
                            .with("code", "not-set-up")));
        }
        return webAuthn;
    }
}
