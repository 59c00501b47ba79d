package dev.ebayconnector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The day, minute by minute: the scheduler is asked as EventBridge asks it, then each worker that is free takes a message,
 * the one that was free first the next one, until the queue is empty or all are busy in the next minute. One works at a time in
 * fact; on the clock they work side by side.
 */
final class ScaleDay {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MINUTES_AN_HOUR = 60;

    /** Minutes after which a line says how far the day has come. */
    private static final int TELLING = 10;

    private final ScaleSystem system;
    private final PrintStream out;
    private final List<ScaleWorker> workers;
    private final List<Minute> minutes = new ArrayList<>();
    private final List<Long> sizes = new ArrayList<>();
    private final long began = System.nanoTime();
    private Duration computing = Duration.ZERO;
    private long deliveries;
    private int connections;

    ScaleDay(ScaleSystem system, PrintStream out) {
        this.system = system;
        this.out = out;
        this.workers = system.workers.stream()
                .map(function -> new ScaleWorker(system, function))
                .toList();
    }

    /**
     * @param started runs that the scheduler started
     * @param skipped slots, because the run before has not ended
     * @param leftOut slots, because nothing new comes
     * @param pass    real time of the scheduler's pass
     * @param busy    time of all workers together
     * @param waiting messages at the end of the minute
     */
    record Minute(int started, int skipped, int leftOut, Duration pass, Duration busy, int waiting) {}

    /** Until the day is over, or the real time that is allowed. */
    void live() {
        sizes.add(size());
        int most = system.settings.hours() * MINUTES_AN_HOUR;
        for (int minute = 0; minute < most && realTime().compareTo(system.settings.allowed()) < 0; minute++) {
            minutes.add(minute(ScaleSettings.START.plus(MINUTE.multipliedBy(minute))));
            sizes.add(size());
            if (minutes.size() % TELLING == 0) {
                tell();
            }
        }
        system.clock.set(over());
    }

    private Minute minute(Instant now) {
        system.clock.runFrom(now);
        system.lanes.begin();
        long began = System.nanoTime();
        var counts = system.schedule();
        var pass = Duration.ofNanos(System.nanoTime() - began);
        system.clock.stop();
        var busy = work(now, now.plus(MINUTE));
        int waiting = system.queue().size();
        connections = Math.max(connections, connectionsNow());
        return new Minute(
                count(counts, "started"),
                count(counts, "skipped_already_active"),
                count(counts, "left_out"),
                pass,
                busy,
                waiting);
    }

    private Duration work(Instant from, Instant to) {
        var busy = Duration.ZERO;
        var next = nextFree();
        while (next.freeAt().isBefore(to)) {
            var work = next.work(from);
            if (work == null) {
                break;
            }
            busy = busy.plus(Duration.between(work.from(), work.to()));
            computing = computing.plus(work.computing());
            deliveries++;
            next = nextFree();
        }
        return busy;
    }

    private ScaleWorker nextFree() {
        return workers.stream().min(Comparator.comparing(ScaleWorker::freeAt)).orElseThrow();
    }

    private void tell() {
        var last = minutes.subList(minutes.size() - TELLING, minutes.size());
        out.printf(
                "minute %4d: %,6d runs started, %.1f workers busy, %,d messages waiting, %,d MB, %d s of real time%n",
                minutes.size(),
                last.stream().mapToInt(Minute::started).sum(),
                last.stream().mapToLong(minute -> minute.busy().toMillis()).sum()
                        / (double) MINUTE.multipliedBy(TELLING).toMillis(),
                last.getLast().waiting(),
                sizes.getLast() / (1 << 20),
                realTime().toSeconds());
    }

    private long size() {
        return system.sql()
                .number("SELECT pg_database_size(current_database()) - pg_total_relation_size('scale_slots')");
    }

    private int connectionsNow() {
        return (int) system.sql().number("""
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database()
              AND (application_name LIKE 'connector-sync-worker%' OR application_name LIKE 'connector-sync-scheduler%')
            """);
    }

    private static int count(JsonNode counts, String name) {
        return counts.path(name).asInt();
    }

    List<Minute> minutes() {
        return minutes;
    }

    /** The end of what was simulated. */
    Instant over() {
        return ScaleSettings.START.plus(MINUTE.multipliedBy(minutes.size()));
    }

    /** Of the database at the start and after each minute, in bytes. */
    List<Long> sizes() {
        return sizes;
    }

    long deliveries() {
        return deliveries;
    }

    /** Real time of all workers, what the fake, the queue and PostgreSQL took included. */
    Duration computing() {
        return computing;
    }

    /** Of the workers and the scheduler, at most. */
    int connections() {
        return connections;
    }

    Duration realTime() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
