package dev.ebayconnector.auth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.Roles;
import dev.ebayconnector.security.SignedIn;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Adds and removes second factors. Changes of one user happen one after the other. */
@Singleton
final class FactorChanges {

    /** How long a new authenticator app waits for its first code. */
    private static final Duration CONFIRMED_WITHIN = Duration.ofMinutes(15);

    private final FactorSettings settings;
    private final FactorStore factors;
    private final TotpStore apps;
    private final TotpVault vault;
    private final PasskeyStore passkeys;
    private final RecoveryCodes codes;
    private final SessionTable table;
    private final Sessions sessions;
    private final TransactionOperations<Connection> transactions;
    private final EventLog events;
    private final Clock clock;

    FactorChanges(
            FactorSettings settings,
            FactorStore factors,
            TotpStore apps,
            TotpVault vault,
            PasskeyStore passkeys,
            RecoveryCodes codes,
            SessionTable table,
            Sessions sessions,
            TransactionOperations<Connection> transactions,
            EventLog events,
            Clock clock) {
        this.settings = settings;
        this.factors = factors;
        this.apps = apps;
        this.vault = vault;
        this.passkeys = passkeys;
        this.codes = codes;
        this.table = table;
        this.sessions = sessions;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A factor was added.
     *
     * @param recoveryCodes new ones, if the user had none left
     */
    record Added(UUID id, List<String> recoveryCodes) {

        @Override
        public String toString() {
            return "Added[" + id + "]";
        }
    }

    /** How a removal ended. */
    enum Removal {
        DONE,
        NO_FACTOR,
        /** An admin must have one here. */
        LAST_ONE
    }

    /** A new secret for an authenticator app; empty if the user has an app already. */
    Optional<String> startApp(SignedIn user, String name) {
        var secret = Totp.newSecret();
        var sealed = vault.seal(user.id(), secret);
        return apps.start(user.id(), UUID.randomUUID(), name, sealed, clock.instant()) == 0
                ? Optional.empty()
                : Optional.of(secret);
    }

    /** Whether an app waits for its first code. */
    boolean isAppStarted(SignedIn user) {
        return apps.findStarted(user.id(), clock.instant().minus(CONFIRMED_WITHIN))
                .isPresent();
    }

    /** The app counts from now on; empty if the code is wrong. */
    Optional<Added> confirmApp(SignedIn user, Proof.Code code, RequestId requestId) {
        var now = clock.instant();
        var app = apps.findStarted(user.id(), now.minus(CONFIRMED_WITHIN));
        var step = app.map(found -> Totp.step(vault.open(user.id(), found.sealed()), code.digits(), now));
        if (step.isEmpty() || step.get().isEmpty()) {
            return Optional.empty();
        }
        var id = app.get().id();
        return add(
                user,
                id,
                Factor.TOTP,
                requestId,
                () -> apps.confirm(user.id(), id, step.get().getAsLong(), now));
    }

    /** Empty if the key is known already, of this user or of another. */
    Optional<Added> addPasskey(SignedIn user, String name, WebAuthn.Made made, RequestId requestId) {
        var id = UUID.randomUUID();
        return add(
                user,
                id,
                Factor.PASSKEY,
                requestId,
                () -> passkeys.add(
                        id, user.id(), name, made.credentialId(), made.publicKey(), made.signCount(), clock.instant()));
    }

    private interface Change {
        int rows();
    }

    private Optional<Added> add(SignedIn user, UUID id, String kind, RequestId requestId, Change change) {
        return transactions.executeWrite(status -> {
            factors.lockUser(user.id());
            // A session that was ended meanwhile adds nothing.
            if (table.admit(user.session().id()) == 0 || change.rows() == 0) {
                status.setRollbackOnly();
                return Optional.empty();
            }
            table.endWaiting(user.id(), clock.instant(), SessionEnd.FACTOR_ADDED.code());
            var fresh = codes.left(user.id()) == 0 ? codes.renew(user.id()) : List.<String>of();
            events.recordWithin(Event.info("auth.factor_added", "Added a second factor.", requestId)
                    .user(user.id())
                    .detail("factor_id", id)
                    .detail("kind", kind)
                    .detail("session_id", user.session().id()));
            return Optional.of(new Added(id, fresh));
        });
    }

    /** With the last factor the recovery codes go as well. */
    Removal remove(SignedIn user, UUID id, RequestId requestId) {
        return transactions.executeWrite(status -> {
            factors.lockUser(user.id());
            if (apps.delete(user.id(), id) + passkeys.delete(user.id(), id) == 0) {
                return Removal.NO_FACTOR;
            }
            if (factors.of(user.id()).isEmpty()) {
                if (settings.requiredOfAdmins() && user.role().equals(Roles.ADMIN)) {
                    status.setRollbackOnly();
                    return Removal.LAST_ONE;
                }
                codes.forget(user.id());
            }
            events.recordWithin(Event.warn("auth.factor_removed", "Removed a second factor.", requestId)
                    .user(user.id())
                    .detail("factor_id", id)
                    .detail("session_id", user.session().id()));
            return Removal.DONE;
        });
    }

    /** New recovery codes; empty if the user has no factor that they could stand in for. */
    Optional<List<String>> renewCodes(SignedIn user, RequestId requestId) {
        return transactions.executeWrite(_ -> {
            factors.lockUser(user.id());
            if (factors.of(user.id()).isEmpty()) {
                return Optional.empty();
            }
            events.recordWithin(Event.info("auth.recovery_codes_made", "Made new recovery codes.", requestId)
                    .user(user.id()));
            return Optional.of(codes.renew(user.id()));
        });
    }

    /** An admin takes all factors of a user who has lost them; the user signs in with the password alone next time. */
    int reset(User user, SignedIn by, RequestId requestId) {
        return transactions.executeWrite(_ -> {
            factors.lockUser(user.id());
            var removed = apps.deleteAll(user.id()) + passkeys.deleteAll(user.id());
            codes.forget(user.id());
            var ended = sessions.endAllBecause(user.id(), SessionEnd.FACTORS_RESET, by.id());
            events.recordWithin(Event.warn("auth.factors_reset", "Took the second factors of a user.", requestId)
                    .user(by.id())
                    .detail("of_user_id", user.id())
                    .detail("factors", removed)
                    .detail("sessions", ended));
            return removed;
        });
    }
}
