package dev.ebayconnector.erasures;

import dev.ebayconnector.notices.ErasureMessage;
import dev.ebayconnector.notices.ErasureQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts erasures on the queue again whose message was lost, or that failed. A message too many does no harm. */
final class ErasureAnnouncer {

    /** Longer than all deliveries of a message together, five times 16 minutes: it is in the dead-letter queue then. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(90);

    private static final int LIMIT = 20;

    private final OpenErasureStore store;
    private final ErasureQueue queue;
    private final Clock clock;

    ErasureAnnouncer(OpenErasureStore store, ErasureQueue queue, Clock clock) {
        this.store = store;
        this.queue = queue;
        this.clock = clock;
    }

    /** Stops at the first for which the queue cannot be reached. */
    void announceMissed() {
        var now = clock.instant();
        var lost = now.minus(LOST_AFTER);
        var due = Stream.concat(store.missed(lost, now, LIMIT).stream(), store.dueAgain(lost, now, LIMIT).stream());
        for (var id : due.toList()) {
            if (!announce(id)) {
                return;
            }
        }
    }

    /** Returns false if the queue cannot be reached. */
    boolean announce(UUID id) {
        if (!queue.send(new ErasureMessage.OfErasure(id))) {
            return false;
        }
        store.announced(id, clock.instant());
        return true;
    }
}
