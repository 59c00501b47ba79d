package dev.ebayconnector.erasures;

import dev.ebayconnector.notices.NoticeAnnouncer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the worker look now and then for notices that have no message. */
final class MissedNotices {

    private static final Logger LOG = LoggerFactory.getLogger(MissedNotices.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final NoticeAnnouncer announcer;
    private final Clock clock;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    MissedNotices(NoticeAnnouncer announcer, Clock clock) {
        this.announcer = announcer;
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
            announcer.announceMissed();
        } catch (RuntimeException e) {
            LOG.warn("missed notices not announced: {}", e.toString());
        }
    }
}
