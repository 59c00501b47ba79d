package dev.ebayconnector.alerts;

import dev.ebayconnector.vault.AlertColumn;
import dev.ebayconnector.web.HttpProblem;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What admins do with receivers. */
@Singleton
final class Receivers {

    private static final String WHAT = "This receiver";

    private final ReceiverStore store;
    private final AlertStore alerts;
    private final AlertDatabase database;
    private final AlertVault vault;
    private final Clock clock;

    Receivers(ReceiverStore store, AlertStore alerts, AlertDatabase database, AlertVault vault, Clock clock) {
        this.store = store;
        this.alerts = alerts;
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /** @param secret shown now and never again */
    record WithSecret(Receiver receiver, SigningSecret secret) {}

    List<Receiver> all() {
        return store.all();
    }

    /** @throws HttpProblem 404 */
    Receiver find(UUID id) {
        return store.find(id).orElseThrow(() -> HttpProblem.notFound(WHAT));
    }

    /** @throws HttpProblem 409 if there are too many */
    WithSecret add(ReceiverRequest request, UUID userId) {
        var id = UUID.randomUUID();
        var secret = SigningSecret.fresh();
        var url = request.url().orElseThrow();
        var receiver = new Receiver(
                id,
                request.name().orElseThrow(),
                request.format().orElse(Receiver.JSON),
                url.host(),
                vault.seal(id, AlertColumn.URL, url.text()),
                vault.seal(id, AlertColumn.SECRET, secret.text()),
                null,
                null,
                request.types().orElse(List.of()),
                Receiver.ACTIVE,
                null,
                clock.instant(),
                0,
                null,
                null);
        if (store.add(receiver, userId) == 0) {
            throw HttpProblem.of(
                    HttpStatus.CONFLICT,
                    "There are " + ReceiverStore.MOST + " receivers already. Delete one that is not used.");
        }
        return new WithSecret(receiver, secret);
    }

    /** What the request leaves out stays. */
    Receiver change(UUID id, ReceiverRequest request) {
        return database.inTransaction(() -> {
            var old = find(id);
            var paused = request.paused();
            var changed = new Receiver(
                    id,
                    request.name().orElse(old.name()),
                    old.format(),
                    request.url().map(ReceiverUrl::host).orElse(old.host()),
                    request.url()
                            .map(url -> vault.seal(id, AlertColumn.URL, url.text()))
                            .orElse(old.url()),
                    old.secret(),
                    old.oldSecret(),
                    old.oldSecretUntil(),
                    request.types().orElse(old.types()),
                    paused.map(wanted -> wanted ? Receiver.PAUSED : Receiver.ACTIVE)
                            .orElse(old.state()),
                    pausedWhy(paused, old),
                    old.createdAt(),
                    0,
                    null,
                    old.deliveredAt());
            store.change(changed);
            return changed;
        });
    }

    private static String pausedWhy(Optional<Boolean> paused, Receiver old) {
        if (paused.isEmpty()) {
            return old.pausedWhy();
        }
        return paused.get() ? "admin" : null;
    }

    /** @param overlap for how long the secret before signs as well */
    WithSecret rotate(UUID id, Duration overlap) {
        return database.inTransaction(() -> {
            var old = find(id);
            var secret = SigningSecret.fresh();
            var former = vault.open(id, AlertColumn.SECRET, old.secret());
            var until = clock.instant().plus(overlap);
            store.rotate(
                    id,
                    vault.seal(id, AlertColumn.SECRET, secret.text()),
                    overlap.isZero() ? null : vault.seal(id, AlertColumn.OLD_SECRET, former),
                    overlap.isZero() ? null : until);
            return new WithSecret(find(id), secret);
        });
    }

    /** @throws HttpProblem 404 */
    Receiver delete(UUID id) {
        var receiver = find(id);
        store.delete(id);
        return receiver;
    }

    /**
     * Returns the id of the delivery. Waits for no account's alerts.
     *
     * @throws HttpProblem 404, or 409 if the receiver is paused
     */
    UUID test(UUID id) {
        var receiver = find(id);
        if (receiver.state().equals(Receiver.PAUSED)) {
            throw HttpProblem.of(HttpStatus.CONFLICT, "This receiver is paused. Continue it first.");
        }
        return database.inTransaction(() -> {
            var now = clock.instant();
            var key = AlertType.TEST.code() + "/" + UUID.randomUUID();
            var alert = alerts.add(new Fact(AlertType.TEST, key, null, null, now, "{}"), now)
                    .orElseThrow();
            return alerts.deliver(alert, id, key, now);
        });
    }
}
