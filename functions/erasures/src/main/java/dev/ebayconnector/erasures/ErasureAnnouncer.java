package dev.ebayconnector.erasures;

import dev.ebayconnector.notices.ErasureMessage;
import dev.ebayconnector.notices.ErasureQueue;
import java.time.Clock;
import java.time.Duration;

/** Puts erasures on the queue again whose message was lost. A message too many does no harm. */
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
        for (var id : store.missed(now.minus(LOST_AFTER), now, LIMIT)) {
            if (!queue.send(new ErasureMessage.OfErasure(id))) {
                return;
            }
            store.announced(id, now);
        }
    }
}
