package dev.ebayconnector.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Puts notices on the queue. One whose message could not be sent stays in the database without {@code announced_at}, and
 * {@link #announceMissed} finds it. So does one whose message was lost. A message too many does no harm.
 */
public final class NoticeAnnouncer {

    /** Longer than the process that stored a notice takes to announce it. */
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    /** Longer than all deliveries of a message together, five times 16 minutes: it is in the dead-letter queue then. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(90);

    /** After the queue could not be reached, so that not every notice waits for it. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final int LIMIT = 100;

    private final NoticeStore store;
    private final Predicate<ErasureMessage> queue;
    private final Clock clock;
    private final AtomicReference<Instant> pausedUntil = new AtomicReference<>(Instant.MIN);

    /** @param queue sends a message; false if it could not be reached */
    public NoticeAnnouncer(NoticeStore store, Predicate<ErasureMessage> queue, Clock clock) {
        this.store = store;
        this.queue = queue;
        this.clock = clock;
    }

    public static NoticeAnnouncer of(NoticeStore store, ErasureQueue queue, Clock clock) {
        return new NoticeAnnouncer(store, queue::send, clock);
    }

    /**
     * @param found     notices that had to be put on the queue
     * @param announced those of them that were
     */
    public record Result(int found, int announced) {

        /** False: the queue could not be reached. */
        public boolean complete() {
            return announced == found;
        }
    }

    /** Announces a notice that was stored a moment ago; while the queue cannot be reached, later ones are left for later. */
    public boolean announce(String id) {
        var sent = clock.instant().isAfter(pausedUntil.get()) && queue.test(new ErasureMessage.OfNotice(id));
        if (!sent) {
            pausedUntil.updateAndGet(until ->
                    until.isAfter(clock.instant()) ? until : clock.instant().plus(PAUSE));
            store.notAnnounced(id);
        }
        return sent;
    }

    /**
     * Announces the oldest that have no message, so many as are sent within seconds. Stops at the first for which the queue
     * cannot be reached.
     */
    public Result announceMissed() {
        var now = clock.instant();
        var missed = store.missed(now.minus(PATIENCE), now.minus(LOST_AFTER), LIMIT);
        var sent = send(missed);
        if (!sent.isEmpty()) {
            store.announced(sent, now);
        }
        return new Result(missed.size(), sent.size());
    }

    private List<String> send(List<String> ids) {
        var sent = new ArrayList<String>();
        for (var id : ids) {
            if (!queue.test(new ErasureMessage.OfNotice(id))) {
                break;
            }
            sent.add(id);
        }
        return sent;
    }
}
