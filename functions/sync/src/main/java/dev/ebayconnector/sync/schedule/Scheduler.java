package dev.ebayconnector.sync.schedule;

import dev.ebayconnector.sync.run.start.RunAnnouncer;
import dev.ebayconnector.sync.run.start.RunReviver;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass a minute: puts on the queue what is not there though it should be, adds missing schedules, starts what is due.
 * A schedule that was due several times during an outage is due once. While the queue cannot be reached, nothing more is
 * started: what was written waits for the next pass, what was not is still due.
 */
public final class Scheduler {

    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    /** Small enough to lock the rows for milliseconds only. */
    private static final int BATCH = 100;

    private final RunAnnouncer announcer;
    private final RunReviver reviver;
    private final MissingSchedules missing;
    private final DueRuns due;
    private final ScheduleSettings settings;
    private final Clock clock;

    public Scheduler(
            RunAnnouncer announcer,
            RunReviver reviver,
            MissingSchedules missing,
            DueRuns due,
            ScheduleSettings settings,
            Clock clock) {
        this.announcer = announcer;
        this.reviver = reviver;
        this.missing = missing;
        this.due = due;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param deadline no batch is begun after it */
    public PassReport pass(Instant deadline) {
        var report = new PassReport();
        if (bringToTheQueue(report)) {
            report.added = missing.add(clock.instant());
            start(report, deadline);
        }
        if (report.eventful()) {
            LOG.info("schedules {}", report.counts());
        }
        return report;
    }

    /** Returns false if the queue cannot be reached. */
    private boolean bringToTheQueue(PassReport report) {
        var announced = announcer.announceMissed();
        report.announced(announced);
        if (announced.complete()) {
            report.revived = reviver.sweep();
        }
        return announced.complete();
    }

    private void start(PassReport report, Instant deadline) {
        while (report.started < settings.startsPerPass() && clock.instant().isBefore(deadline)) {
            int limit = Math.min(BATCH, settings.startsPerPass() - report.started);
            var batch = due.write(limit, clock.instant());
            report.add(batch);
            var announced = announcer.announce(batch.runs());
            report.waiting += announced.found() - announced.announced();
            if (batch.due() < limit || !announced.complete()) {
                return;
            }
        }
    }
}
