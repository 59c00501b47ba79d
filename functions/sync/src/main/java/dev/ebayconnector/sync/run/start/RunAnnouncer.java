package dev.ebayconnector.sync.run.start;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Puts runs on the queue that are stored as not announced. A run whose message could not be sent, or whose starter died
 * before it was sent, stays so, and {@link #announceMissed} finds it a minute later.
 */
public final class RunAnnouncer {

    /** Longer than the process that wrote a run takes to announce it. */
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private static final int LIMIT = 100;

    private final AnnouncementStore store;
    private final Predicate<UUID> queue;
    private final Clock clock;

    /** @param queue sends a message for a run; false if the queue could not be reached */
    public RunAnnouncer(AnnouncementStore store, Predicate<UUID> queue, Clock clock) {
        this.store = store;
        this.queue = queue;
        this.clock = clock;
    }

    public static RunAnnouncer of(AnnouncementStore store, RunQueue queue, Clock clock) {
        return new RunAnnouncer(store, queue::announce, clock);
    }

    /**
     * @param found     runs that had to be put on the queue
     * @param announced those of them that were
     */
    public record Result(int found, int announced) {

        /** False: the queue could not be reached. */
        public boolean complete() {
            return announced == found;
        }
    }

    /** Stops at the first run for which the queue cannot be reached: each further one would take seconds. */
    public Result announce(List<UUID> ids) {
        var sent = new ArrayList<UUID>();
        for (var id : ids) {
            if (!queue.test(id)) {
                break;
            }
            sent.add(id);
        }
        if (!sent.isEmpty()) {
            store.announced(sent, clock.instant());
        }
        return new Result(ids.size(), sent.size());
    }

    /** The oldest first, so many at once as are announced within seconds. */
    public Result announceMissed() {
        var now = clock.instant();
        return announce(store.missed(now.minus(PATIENCE), now, LIMIT));
    }
}
