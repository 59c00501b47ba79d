package dev.ebayconnector.local.schedule;

import dev.ebayconnector.local.gateway.FunctionCaller;
import dev.ebayconnector.local.lambda.Outcome;
import dev.ebayconnector.local.template.ScheduleSource;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * EventBridge's schedules: invokes each function when its time has come. A time that passed several times since the last
 * look, such as while the machine slept, fires once.
 */
public final class ScheduleRunner implements AutoCloseable {

    private static final int LOOK_SECONDS = 1;

    private final List<Timer> timers;
    private final FunctionCaller functions;
    private final String region;
    private final Clock clock;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    /** @param clock may be moved by a test; {@link #fireDue} goes by it */
    public ScheduleRunner(List<ScheduleSource> sources, FunctionCaller functions, String region, Clock clock) {
        this.functions = functions;
        this.region = region;
        this.clock = clock;
        var now = clock.instant();
        this.timers = sources.stream()
                .map(source -> new Timer(source, ScheduleExpression.parse(source.expression()), now))
                .toList();
    }

    private static final class Timer {
        private final ScheduleSource source;
        private final ScheduleExpression expression;
        private Instant next;

        Timer(ScheduleSource source, ScheduleExpression expression, Instant now) {
            this.source = source;
            this.expression = expression;
            this.next = expression.next(now);
        }

        boolean passed(Instant now) {
            if (next.isAfter(now)) {
                return false;
            }
            next = expression.next(now);
            return true;
        }
    }

    /** Looks each second of real time what is due by the clock. */
    public void start() {
        looks.scheduleWithFixedDelay(this::fireDue, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** Invokes what is due and does not wait for it, as EventBridge does; returns the invocations. */
    public synchronized List<CompletableFuture<Outcome>> fireDue() {
        var now = clock.instant();
        var fired = new ArrayList<CompletableFuture<Outcome>>();
        for (var timer : timers) {
            if (timer.passed(now)) {
                fired.add(CompletableFuture.supplyAsync(() -> call(timer.source, now), calls));
            }
        }
        return fired;
    }

    private Outcome call(ScheduleSource source, Instant time) {
        try {
            var outcome = functions.call(source.function(), ScheduledEvent.of(source, time, region));
            if (!(outcome instanceof Outcome.Answered)) {
                System.err.println("  " + source.function() + " by its schedule: " + outcome);
            }
            return outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
        calls.shutdownNow();
    }
}
