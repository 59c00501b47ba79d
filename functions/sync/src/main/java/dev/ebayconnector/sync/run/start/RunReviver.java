package dev.ebayconnector.sync.run.start;

import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.events.Level;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.SyncRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Wakes parked runs whose time has come. Puts runs on the queue again that have neither a living worker nor, as it seems, a message: the message was lost, or
 * the worker died. A message too many does no harm, because a run is claimed before it is worked on.
 */
public final class RunReviver {

    /** Between two messages for the same run when a caller asks for it. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Longer than a worker works on a run (900 s), so that a run whose worker lives is left alone. */
    private static final Duration SWEEP_PATIENCE = Duration.ofMinutes(20);

    private static final int SWEEP_LIMIT = 20;

    /** At a reset of eBay's quota many runs are due at once. */
    private static final int DUE_LIMIT = 100;

    private final RunStore runs;
    private final AnnouncementStore announcements;
    private final RunQueue queue;
    private final EventLog events;
    private final Clock clock;

    public RunReviver(RunStore runs, AnnouncementStore announcements, RunQueue queue, EventLog events, Clock clock) {
        this.runs = runs;
        this.announcements = announcements;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    private enum Revival {
        /** On the queue again, or ended because a STOP was requested before. */
        DONE,
        /** Its worker is alive, it was announced a moment ago, or it has ended. */
        NOT_NEEDED,
        QUEUE_UNAVAILABLE
    }

    /** Whether the run was dead and is on the queue again, or has ended because a STOP was requested before. */
    boolean revive(UUID id) {
        return runs.find(id)
                .filter(run -> revive(run, PATIENCE) == Revival.DONE)
                .isPresent();
    }

    /**
     * Wakes what is due, then revives what is dead, the oldest first, as long as the queue can be reached; returns how many
     * runs were dead.
     */
    public int sweep() {
        var now = clock.instant();
        for (var run : runs.due(now, DUE_LIMIT)) {
            if (!wake(run, now)) {
                return 0;
            }
        }
        int revived = 0;
        for (var run : runs.dead(now, now.minus(SWEEP_PATIENCE), SWEEP_LIMIT)) {
            var revival = revive(run, SWEEP_PATIENCE);
            if (revival == Revival.QUEUE_UNAVAILABLE) {
                break;
            }
            revived += revival == Revival.DONE ? 1 : 0;
        }
        return revived;
    }

    /** Returns false if the queue cannot be reached. */
    private boolean wake(SyncRun run, Instant now) {
        if (runs.announceDue(run.id(), now) == 0) {
            return true;
        }
        if (!queue.announce(run.id())) {
            announcements.notAnnounced(run.id());
            return false;
        }
        events.record(run.event(Level.INFO, "sync.continued", "The time that the run waited for has come."));
        return true;
    }

    /** A worker that got the run's old message may end it at the same moment; the one that does says so. */
    private Revival stop(SyncRun run, Instant now) {
        if (runs.stopIdle(run.id(), run.stopRequestedBy(), null, now) == 0) {
            return Revival.NOT_NEEDED;
        }
        events.record(run.event(Level.WARN, "sync.stopped", "Stopped; its worker had died before it could."));
        return Revival.DONE;
    }

    private Revival revive(SyncRun run, Duration patience) {
        var now = clock.instant();
        if (runs.announceAgain(run.id(), now, now.minus(patience)) == 0) {
            return Revival.NOT_NEEDED;
        }
        if (run.stopRequestedAt() != null) {
            return stop(run, now);
        }
        if (!queue.announce(run.id())) {
            announcements.notAnnounced(run.id());
            return Revival.QUEUE_UNAVAILABLE;
        }
        events.record(run.event(
                Level.WARN, "sync.revived", "No worker had the run any more, so it was put on the queue again."));
        return Revival.DONE;
    }
}
