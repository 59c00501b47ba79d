package dev.ebayconnector.sync;

import dev.ebayconnector.sync.proof.ProofStore;
import dev.ebayconnector.sync.proof.ProofsAfterRepair;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.sync.run.start.AnnouncementStore;
import dev.ebayconnector.sync.run.start.RunAnnouncer;
import dev.ebayconnector.sync.run.start.RunQueue;
import dev.ebayconnector.sync.run.start.RunReviver;
import dev.ebayconnector.sync.schedule.DueRuns;
import dev.ebayconnector.sync.schedule.MissingSchedules;
import dev.ebayconnector.sync.schedule.ScheduleSettings;
import dev.ebayconnector.sync.schedule.ScheduleStore;
import dev.ebayconnector.sync.schedule.Scheduler;
import io.micronaut.context.annotation.Factory;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;

/** The wiring of the scheduler. */
@Factory
class ScheduleWiring {

    @Singleton
    ProofsAfterRepair proofsAfterRepair(
            ProofStore store,
            Resources resources,
            TransactionOperations<Connection> transactions,
            AnnouncementStore announcements,
            RunQueue queue,
            Clock clock) {
        return new ProofsAfterRepair(
                store, resources, transactions, RunAnnouncer.of(announcements, queue, clock), clock);
    }

    @Singleton
    Scheduler scheduler(
            AnnouncementStore announcements,
            RunQueue queue,
            RunReviver reviver,
            ScheduleStore schedules,
            Resources resources,
            TransactionOperations<Connection> transactions,
            ScheduleSettings settings,
            Clock clock) {
        return new Scheduler(
                RunAnnouncer.of(announcements, queue, clock),
                reviver,
                new MissingSchedules(schedules, resources),
                new DueRuns(schedules, resources, transactions, settings),
                settings,
                clock);
    }
}
