package dev.ebayconnector.retention;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.Stopwatch;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.postgres.DatabaseFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Removes what is older than its period, in batches of one short transaction each. The classes take turns, so that a large
 * backlog of one does not keep the others. A pass that ends early, however it ends, is continued by the next one.
 */
final class Retention {

    /** A count for a dry run goes no further. */
    private static final int MOST_COUNTED = 100_000;

    private final List<Expiry> expiries;
    private final Batches batches;
    private final EventLog events;
    private final Clock clock;

    Retention(List<Expiry> expiries, Batches batches, EventLog events, Clock clock) {
        this.expiries = expiries;
        this.batches = batches;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Writes an event with the figures if there was something to do.
     *
     * @param deadline no batch begins after it
     * @throws IllegalStateException after the pass, if a class failed for another reason than time or locks
     */
    Map<String, Object> pass(Instant deadline, RequestId requestId) {
        var stopwatch = Stopwatch.start();
        var report = new PassReport();
        var turns = new ArrayDeque<Turn>();
        expiries.forEach(expiry -> turns.add(new Turn(expiry)));
        while (!turns.isEmpty() && clock.instant().isBefore(deadline)) {
            var turn = turns.remove();
            if (turn.take(report)) {
                turns.add(turn);
            }
        }
        turns.forEach(turn -> report.unfinished(turn.expiry.name()));
        var figures = report.figures();
        figures.put("ms", stopwatch.millis());
        if (report.eventful()) {
            tell(report, figures, requestId);
        }
        if (!report.failures().isEmpty()) {
            throw new IllegalStateException("retention failed: " + report.failures());
        }
        return figures;
    }

    /** Counts what a pass would remove now, and removes nothing. */
    Map<String, Object> dryRun() {
        var now = clock.instant();
        var rows = new LinkedHashMap<String, Integer>();
        var atLeast = new ArrayList<String>();
        for (var expiry : expiries) {
            int due = batches.run(connection -> expiry.due(connection, now, MOST_COUNTED));
            rows.put(expiry.name(), due);
            if (due >= MOST_COUNTED) {
                atLeast.add(expiry.name());
            }
        }
        return Map.of("dry_run", true, "rows", rows, "at_least", atLeast);
    }

    private void tell(PassReport report, Map<String, Object> figures, RequestId requestId) {
        var message = "Removed the data of " + report.total() + " rows whose time was over";
        var event = report.isComplete()
                ? Event.info("retention.done", message + ".", requestId)
                : Event.warn("retention.done", message + "; the rest is left to the next pass.", requestId);
        for (var figure : figures.entrySet()) {
            event = event.detail(figure.getKey(), figure.getValue());
        }
        var bytes = new DatabaseSize(batches).bytes();
        events.record(bytes.isPresent() ? event.detail("database_bytes", bytes.getAsLong()) : event);
    }

    /** The turns of one class in a pass. */
    private final class Turn {

        private final Expiry expiry;
        private final BatchSize size = new BatchSize();

        Turn(Expiry expiry) {
            this.expiry = expiry;
        }

        /** Does one batch; returns whether the class has another turn. */
        boolean take(PassReport report) {
            var stopwatch = Stopwatch.start();
            try {
                var now = clock.instant();
                var removed = batches.run(connection -> expiry.remove(connection, now, size.rows()));
                size.took(stopwatch.elapsed());
                report.removed(expiry.name(), removed.rows(), stopwatch.elapsed());
                return removed.more();
            } catch (BatchFailure e) {
                return goesOn(e, report);
            } catch (RuntimeException e) {
                // Such as a key that does not open; the other classes go on, and the pass ends as a failure.
                report.failed(expiry.name(), DatabaseFailure.reason(e));
                return false;
            }
        }

        private boolean goesOn(BatchFailure e, PassReport report) {
            if (!e.isBusy()) {
                report.failed(expiry.name(), DatabaseFailure.reason(e));
                return false;
            }
            if (size.shrink()) {
                return true;
            }
            report.unfinished(expiry.name());
            return false;
        }
    }
}
