package dev.ebayconnector.alerts;

import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Makes alerts of new facts, with a delivery for each receiver that wants them; a receiver that is added later gets none of
 * them. One worker at a time, so that positions follow the order in which things happened.
 */
@Singleton
final class AlertScan {

    /** Any number that no other lock of this database has. */
    private static final long LOCK = 730_030_014;

    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock(?) AS locked";

    private final AlertDatabase database;
    private final Facts facts;
    private final AlertStore alerts;
    private final ReceiverStore receivers;
    private final Clock clock;

    AlertScan(AlertDatabase database, Facts facts, AlertStore alerts, ReceiverStore receivers, Clock clock) {
        this.database = database;
        this.facts = facts;
        this.alerts = alerts;
        this.receivers = receivers;
        this.clock = clock;
    }

    /** Returns how many facts are new. */
    int run() {
        return database.inTransaction(() -> lock() ? notice() : 0);
    }

    private boolean lock() {
        return database.rows(row -> row.getBoolean("locked"), TRY_LOCK, LOCK).getFirst();
    }

    private int notice() {
        var now = clock.instant();
        var known = receivers.all();
        int noticed = 0;
        for (var fact : facts.unnoticed(now)) {
            var id = alerts.add(fact, now);
            if (id.isPresent()) {
                noticed++;
                known.stream()
                        .filter(receiver -> receiver.wants(fact.type()))
                        .forEach(receiver -> alerts.deliver(id.get(), receiver.id(), fact.lane(), now));
            }
        }
        return noticed;
    }
}
