package dev.ebayconnector.erasures;

import dev.ebayconnector.notices.NoticeAnnouncer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the worker look now and then for notices and erasures that have no message. */
final class MissedWork {

    private static final Logger LOG = LoggerFactory.getLogger(MissedWork.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final NoticeAnnouncer notices;
    private final ErasureAnnouncer erasures;
    private final Clock clock;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    MissedWork(NoticeAnnouncer notices, ErasureAnnouncer erasures, Clock clock) {
        this.notices = notices;
        this.erasures = erasures;
        this.clock = clock;
    }

    /** Never fails: the next look finds them. */
    void announce() {
        var now = clock.instant();
        var due = next.get();
        if (now.isBefore(due) || !next.compareAndSet(due, now.plus(INTERVAL))) {
            return;
        }
        try {
            notices.announceMissed();
            erasures.announceMissed();
        } catch (RuntimeException e) {
            LOG.warn("missed notices and erasures not announced: {}", e.toString());
        }
    }
}
