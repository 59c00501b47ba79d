package dev.ebayconnector.core;

import dev.ebayconnector.logging.LogOutput;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The request, message or schedule's event that this thread works for, so that what lies deep below can name it without
 * being handed it. Each line of the log names it too.
 */
public final class CurrentRequest {

    private static final ScopedValue<Work> WORK = ScopedValue.newInstance();

    static {
        LogOutput.context(CurrentRequest::known);
    }

    /**
     * Who sent the request.
     *
     * @param apiTokenId of the token that a program signed in by, acting for the user; null for a session
     */
    public record Caller(UUID userId, UUID apiTokenId) {}

    /**
     * All but the id, the caller and the watch may be null.
     *
     * @param caller becomes known while the request is handled; empty until then
     */
    private record Work(
            RequestId id, TraceParent trace, AtomicReference<Caller> caller, UUID account, UUID run, Stopwatch watch) {

        Work on(UUID otherAccount, UUID otherRun) {
            return new Work(id, trace, caller, otherAccount, otherRun, watch);
        }

        Work of(RequestId other) {
            return new Work(other, trace, caller, account, run, watch);
        }

        static Work begun(RequestId id, TraceParent trace) {
            return new Work(id, trace, new AtomicReference<>(), null, null, Stopwatch.start());
        }
    }

    private CurrentRequest() {}

    /**
     * Begins a piece of work.
     *
     * @param traceparent of the caller; null if there is none. Without a valid one, a new trace begins
     */
    public static <T> T begin(RequestId id, String traceparent, Supplier<T> work) {
        return in(Work.begun(id, TraceParent.continued(traceparent, id)), work);
    }

    /** Works for another request, within the present trace and for the present caller if there is one. */
    public static <T> T with(RequestId id, Supplier<T> work) {
        return in(WORK.isBound() ? WORK.get().of(id) : Work.begun(id, null), work);
    }

    /** The request that this thread works for turns out to be signed in. */
    public static void signedIn(Caller caller) {
        if (WORK.isBound()) {
            WORK.get().caller().set(caller);
        }
    }

    /** Works on an account, for the present request and run. */
    public static <T> T on(UUID account, Supplier<T> work) {
        return on(account, WORK.isBound() ? WORK.get().run() : null, work);
    }

    /** Works on a run, for the present request. */
    public static <T> T on(UUID account, UUID run, Supplier<T> work) {
        return WORK.isBound() ? in(WORK.get().on(account, run), work) : work.get();
    }

    /** The work for another thread, there for the request that this thread works for. */
    public static <T> Supplier<T> carried(Supplier<T> work) {
        if (!WORK.isBound()) {
            return work;
        }
        var now = WORK.get();
        return () -> in(now, work);
    }

    public static Optional<RequestId> id() {
        return bound().map(Work::id);
    }

    public static Optional<TraceParent> trace() {
        return bound().map(Work::trace);
    }

    /** Runs since the work began; no other piece of work has it. */
    public static Optional<Stopwatch> watch() {
        return bound().map(Work::watch);
    }

    /** Who sent the request; empty if it is not signed in, and for messages and schedules. */
    public static Optional<Caller> caller() {
        return bound().map(work -> work.caller().get());
    }

    private static Optional<Work> bound() {
        return WORK.isBound() ? Optional.of(WORK.get()) : Optional.empty();
    }

    private static <T> T in(Work now, Supplier<T> work) {
        return ScopedValue.where(WORK, now).call(work::get);
    }

    /** What a line of the log says of the work; the names are those of the event log. */
    private static Map<String, Object> known() {
        var known = new LinkedHashMap<String, Object>();
        if (WORK.isBound()) {
            var work = WORK.get();
            known.put("request_id", work.id().value());
            if (work.trace() != null) {
                known.put("trace_id", work.trace().traceId());
                known.put("span_id", work.trace().spanId());
            }
            if (work.account() != null) {
                known.put("account_id", work.account());
            }
            if (work.run() != null) {
                known.put("run_id", work.run());
            }
            known.put("ms", work.watch().millis());
        }
        return known;
    }
}
