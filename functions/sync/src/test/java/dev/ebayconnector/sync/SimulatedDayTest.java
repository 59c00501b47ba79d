package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.resource.Resource;
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
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A day of 300 accounts with six resources each, minute by minute. The runs end at once; eBay is not called. */
@ExtendWith(RunningSync.class)
final class SimulatedDayTest {

    private static final int ACCOUNTS = 300;
    private static final int MINUTES = 24 * 60;
    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

    /** Of the scheduler's pool, see {@code template.yaml}. */
    private static final int CONNECTIONS = 1;

    /**
     * What is missed, what is dead, two for missing schedules, and for each of at most two batches: begin, the rows to
     * lock, the runs, their windows, the moves, and the announcements.
     */
    private static final int MOST_STATEMENTS = 4 + 2 * 6;

    private static final List<Resource<?>> RESOURCES = List.of(
            new UnreadResource("toy-orders", Duration.ofMinutes(15)),
            new UnreadResource("toy-transactions", Duration.ofHours(1)),
            new UnreadResource("toy-disputes", Duration.ofMinutes(30)),
            new UnreadResource("toy-messages", Duration.ofMinutes(30)),
            new UnreadResource("toy-inventory", Duration.ofHours(6)),
            new UnreadResource("toy-offers", Duration.ofHours(6)));

    private final SyncSystem system;
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final List<UUID> announced = new ArrayList<>();
    private long ended;

    SimulatedDayTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void everyRunStartsOncePerSlotWithinAMinute() {
        new ScheduledAccounts(system.sql).add(ACCOUNTS);
        var scheduler = scheduler(system.scheduler.context());
        for (int pass = 0; pass < 4; pass++) {
            scheduler.pass(Instant.MAX);
        }
        assertThat(system.sql.number("SELECT count(*) FROM sync_schedules")).isEqualTo(ACCOUNTS * RESOURCES.size());
        system.sql.run("CREATE TABLE first_slots AS SELECT account_id, resource, every_seconds, next_due_at FROM"
                + " sync_schedules");
        try {
            day(scheduler);
        } finally {
            system.sql.run("DROP TABLE first_slots");
        }
    }

    private void day(Scheduler scheduler) {
        long statements = 0;
        long connections = 0;
        long begun = System.nanoTime();
        for (int minute = 1; minute <= MINUTES; minute++) {
            now.set(START.plus(Duration.ofMinutes(minute)));
            if (minute % 60 == 0) {
                statements = Math.max(statements, StatementCount.during(() -> scheduler.pass(Instant.MAX)));
                connections = Math.max(
                        connections,
                        system.sql.number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND application_name LIKE 'connector-sync-scheduler%'"));
            } else {
                scheduler.pass(Instant.MAX);
            }
            endAnnouncedRuns();
        }
        long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();

        long runs = system.sql.number("SELECT count(*) FROM sync_runs");
        System.out.printf(
                "schedules | %d accounts x %d resources, a day | %d runs | lateness p50 %s s, p99 %s s, most %s s |"
                        + " %d statements in the largest pass | %d connections | %.1f ms a pass%n",
                ACCOUNTS,
                RESOURCES.size(),
                runs,
                lateness("percentile_cont(0.5) WITHIN GROUP (ORDER BY late)"),
                lateness("percentile_cont(0.99) WITHIN GROUP (ORDER BY late)"),
                lateness("max(late)"),
                statements,
                connections,
                (double) took / MINUTES);
        assertThat(runs).isEqualTo(slots()).isEqualTo(ended);
        assertThat(system.sql.number("""
            SELECT count(DISTINCT (r.account_id, r.resource, floor(extract(epoch FROM r.created_at - f.next_due_at)
                                                                   / f.every_seconds)))
            FROM sync_runs r JOIN first_slots f ON f.account_id = r.account_id AND f.resource = r.resource
            """)).as("no slot twice, so none left out").isEqualTo(runs);
        assertThat(Double.parseDouble(lateness("max(late)"))).isLessThanOrEqualTo(60);
        assertThat(connections).isBetween(1L, (long) CONNECTIONS);
        assertThat(statements).isBetween(5L, (long) MOST_STATEMENTS);
    }

    /** By their ids: an index of states would lead past all runs that ended before. */
    private void endAnnouncedRuns() {
        system.sql.run(
                "UPDATE sync_runs SET state = 'SUCCEEDED', finished_at = ?, rows_inserted = 1 WHERE id = ANY(?)",
                Timestamp.from(now.get()),
                announced.toArray(UUID[]::new));
        ended += announced.size();
        announced.clear();
    }

    /** How many slots the day has, from each schedule's first one. */
    private long slots() {
        return system.sql.number(
                "SELECT sum(floor(extract(epoch FROM CAST(? AS timestamptz) - next_due_at) / every_seconds) +"
                        + " 1)::bigint FROM first_slots",
                Timestamp.from(START.plus(Duration.ofMinutes(MINUTES))));
    }

    /** From a slot to its run, in seconds. */
    private String lateness(String figure) {
        return system.sql.text("SELECT round(CAST(" + figure + """
             AS numeric), 1) FROM (
                SELECT mod(extract(epoch FROM r.created_at - f.next_due_at), f.every_seconds) AS late
                FROM sync_runs r JOIN first_slots f ON f.account_id = r.account_id AND f.resource = r.resource) AS runs
            """);
    }

    private Scheduler scheduler(ApplicationContext context) {
        var clock = new SetClock();
        var announcements = context.getBean(AnnouncementStore.class);
        var schedules = context.getBean(ScheduleStore.class);
        var resources = new Resources(RESOURCES);
        var settings = new ScheduleSettings(200, true);
        return new Scheduler(
                new RunAnnouncer(announcements, this::announce, clock),
                new RunReviver(
                        context.getBean(RunStore.class),
                        announcements,
                        context.getBean(RunQueue.class),
                        context.getBean(EventLog.class),
                        clock),
                new MissingSchedules(schedules, resources),
                new DueRuns(schedules, resources, transactions(context), settings),
                settings,
                clock);
    }

    @SuppressWarnings("unchecked") // a class has no type arguments
    private static TransactionOperations<Connection> transactions(ApplicationContext context) {
        return context.getBean(Argument.of(TransactionOperations.class, Connection.class));
    }

    private boolean announce(UUID run) {
        announced.add(run);
        return true;
    }

    private final class SetClock extends Clock {

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
