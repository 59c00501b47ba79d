package dev.ebayconnector.sync.api;

import dev.ebayconnector.core.events.EventRow;
import dev.ebayconnector.sync.run.RunEventStore;
import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.SyncRun;
import dev.ebayconnector.sync.run.calls.CallRow;
import dev.ebayconnector.sync.run.calls.RunCallStore;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** The events and calls of a run, merged by their time. */
@Singleton
final class RunEvents {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LAST_EVENT = Duration.ofSeconds(3);

    private final RunEventStore events;
    private final RunCallStore calls;
    private final RunStore runs;
    private final JsonMapper json;
    private final Clock clock;

    RunEvents(RunEventStore events, RunCallStore calls, RunStore runs, JsonMapper json, Clock clock) {
        this.clock = clock;
        this.events = events;
        this.calls = calls;
        this.runs = runs;
        this.json = json;
    }

    /**
     * @param next  the place behind the last item
     * @param ended whether the run has ended and nothing follows
     */
    record Batch(List<RunEventView> items, RunPlace next, boolean ended) {}

    /**
     * What happened behind a place. Without any, waits for the first; the wait is real time, because a caller and API
     * Gateway wait with it.
     */
    Batch read(UUID runId, RunPlace after, int limit, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            // Looked at before the events: those of a run that had ended by then are all there.
            boolean ended = runs.find(runId).map(this::settled).orElse(true);
            var batch = merged(runId, after, limit, ended);
            if (!batch.items().isEmpty() || ended || System.nanoTime() >= end) {
                return batch;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** The last event of a run is written right after its end. */
    private boolean settled(SyncRun run) {
        return run.ended() && run.finishedAt().plus(LAST_EVENT).isBefore(clock.instant());
    }

    private Batch merged(UUID runId, RunPlace after, int limit, boolean runEnded) {
        var eventRows = events.after(runId, after.event(), limit + 1);
        var callRows = calls.after(runId, after.call(), limit + 1);
        var items = new ArrayList<RunEventView>();
        var place = after;
        int event = 0;
        int call = 0;
        while (items.size() < limit && (event < eventRows.size() || call < callRows.size())) {
            if (eventFirst(eventRows, event, callRows, call)) {
                var row = eventRows.get(event++);
                place = place.afterEvent(row.id());
                items.add(RunEventView.of(place, row, details(row)));
            } else {
                var row = callRows.get(call++);
                place = place.afterCall(row.id());
                items.add(RunEventView.of(place, row));
            }
        }
        boolean all = event == eventRows.size() && call == callRows.size();
        return new Batch(items, place, runEnded && all);
    }

    private static boolean eventFirst(List<EventRow> events, int event, List<CallRow> calls, int call) {
        return call == calls.size()
                || event < events.size()
                        && !events.get(event).at().isAfter(calls.get(call).at());
    }

    private JsonNode details(EventRow row) {
        try {
            return json.readValue(row.details(), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
