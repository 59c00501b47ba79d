package dev.ebayconnector.auth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Checks second factors. Each code and each answer of a passkey is accepted once. */
@Singleton
final class SecondFactors {

    private final FactorStore factors;
    private final TotpStore apps;
    private final TotpVault vault;
    private final RecoveryCodes codes;
    private final Passkeys passkeys;
    private final EventLog events;
    private final Clock clock;

    SecondFactors(
            FactorStore factors,
            TotpStore apps,
            TotpVault vault,
            RecoveryCodes codes,
            Passkeys passkeys,
            EventLog events,
            Clock clock) {
        this.factors = factors;
        this.apps = apps;
        this.vault = vault;
        this.codes = codes;
        this.passkeys = passkeys;
        this.events = events;
        this.clock = clock;
    }

    /** The factors of a user; with none, the password alone signs in. */
    List<Factor> of(UUID userId) {
        return factors.of(userId);
    }

    /** What a user with these factors may send; a recovery code always. */
    List<String> kinds(List<Factor> own) {
        return Stream.concat(
                        own.stream()
                                .map(Factor::kind)
                                .filter(kind -> !kind.equals(Factor.PASSKEY) || passkeys.areSetUp()),
                        Stream.of(Factor.RECOVERY_CODE))
                .distinct()
                .toList();
    }

    /**
     * Checks whether it proves that the user is there; within the caller's transaction, if there is one.
     *
     * @param request what a passkey was asked; null if it was asked nothing
     */
    Verdict check(UUID userId, Proof proof, String request, RequestId requestId) {
        return switch (proof) {
            case Proof.Code code -> Verdict.of(acceptsCode(userId, code));
            case Proof.Recovery recovery -> Verdict.of(acceptsRecovery(userId, recovery, requestId));
            case Proof.Key key ->
                request == null ? Verdict.WRONG : passkeys.check(userId, request, key.answer(), false);
        };
    }

    /** Whether it is the code of now, and no code of this moment or a later one was accepted before. */
    boolean acceptsCode(UUID userId, Proof.Code code) {
        var now = clock.instant();
        return apps.find(userId)
                .map(app -> {
                    var step = Totp.step(vault.open(userId, app.sealed()), code.digits(), now);
                    return step.isPresent() && apps.use(userId, app.id(), step.getAsLong(), now) > 0;
                })
                .orElse(false);
    }

    private boolean acceptsRecovery(UUID userId, Proof.Recovery recovery, RequestId requestId) {
        if (!codes.use(userId, recovery.code())) {
            return false;
        }
        events.recordWithin(Event.warn("auth.recovery_code_used", "Signed in with a recovery code.", requestId)
                .user(userId)
                .detail("left", codes.left(userId)));
        return true;
    }
}
