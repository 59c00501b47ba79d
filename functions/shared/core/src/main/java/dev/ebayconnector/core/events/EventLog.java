package dev.ebayconnector.core.events;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.metrics.Metric;
import dev.ebayconnector.core.metrics.Metrics;
import dev.ebayconnector.postgres.DatabaseFailure;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events, redacted. A write that fails never fails the work it tells of: the event's name goes to the function's own
 * log instead, and the loss is counted in {@code function_faults}, at the latest with the next event that can be stored.
 *
 * <p>Every event that is written while a signed-in request is handled names who sent the request, whether the code that
 * writes it knows that or not.
 */
@Singleton
public final class EventLog {

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
    private static final String TOKEN_REFRESHED = "token.refreshed";
    private static final String TRACE_ID = "trace_id";

    private final EventStore store;
    private final JsonMapper json;
    private final Clock clock;
    private final Metrics metrics;
    private final FunctionFaults faults;
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong uncounted = new AtomicLong();

    EventLog(EventStore store, FunctionFaults faults, JsonMapper json, Clock clock, Metrics metrics) {
        this.store = store;
        this.faults = faults;
        this.json = json;
        this.clock = clock;
        this.metrics = metrics;
    }

    public void record(Event event) {
        try {
            insert(event);
            storeLost();
        } catch (IOException | RuntimeException e) {
            lost.incrementAndGet();
            metrics.add(Metric.LOST_EVENTS, 1);
            uncounted.incrementAndGet();
            LOG.atWarn()
                    .addKeyValue("request_id", event.requestId())
                    .log(
                            "event not stored: {} cause={}",
                            event.name(),
                            e.getClass().getSimpleName());
            if (!DatabaseFailure.isUnavailable(e)) {
                storeLost();
            }
        }
    }

    /** Not while the database is away: the caller would wait for a connection a second time. */
    private void storeLost() {
        var times = uncounted.getAndSet(0);
        if (times > 0 && !faults.add(FunctionFaults.Kind.EVENTS_LOST, times)) {
            uncounted.addAndGet(times);
        }
    }

    /**
     * Writes an event that belongs to the caller's transaction: it is stored exactly if the work is.
     *
     * @throws RuntimeException when it cannot be stored; the work must then fail too
     */
    public void recordWithin(Event event) {
        try {
            insert(event);
        } catch (IOException e) {
            throw new IllegalArgumentException("details of " + event.name() + " are not JSON", e);
        }
    }

    /** How many events this instance could not store. */
    public long lost() {
        return lost.get();
    }

    private void insert(Event event) throws IOException {
        measure(event);
        var caller = CurrentRequest.caller();
        var userId = event.userId() != null
                ? event.userId()
                : caller.map(CurrentRequest.Caller::userId).orElse(null);
        var details = json.writeValueAsString(details(event));
        store.insert(
                clock.instant(),
                event.level().name(),
                event.name(),
                Redaction.redact(event.message()),
                event.requestId() == null ? null : event.requestId().value(),
                userId,
                caller.filter(one -> one.userId().equals(userId))
                        .map(CurrentRequest.Caller::apiTokenId)
                        .orElse(null),
                event.accountId(),
                event.runId(),
                event.ebayRequestId(),
                details);
    }

    /** With the id of the trace, if the event belongs to one. */
    private static Map<String, Object> details(Event event) {
        var details = Redaction.redact(event.details());
        CurrentRequest.trace().ifPresent(trace -> details.put(TRACE_ID, trace.traceId()));
        return details;
    }

    /** Also an event that is not stored: what it tells of has happened. */
    private void measure(Event event) {
        if (event.name().equals(TOKEN_REFRESHED)) {
            metrics.add(Metric.REFRESHES, 1);
        }
        if (event.level() == Level.WARN || event.level() == Level.ERROR) {
            metrics.add(Metric.PROBLEMS, event.name(), 1);
        }
    }
}
