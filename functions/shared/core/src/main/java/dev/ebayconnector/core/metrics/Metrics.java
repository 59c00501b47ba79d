package dev.ebayconnector.core.metrics;

import dev.ebayconnector.core.Stopwatch;
import dev.ebayconnector.logging.LogOutput;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What one instance of a function measures. The figures are printed when an invocation ends, and within a long one about
 * once a minute; CloudWatch reads them from the log, so that measuring costs no request. An instance handles one invocation
 * at a time, so that what was measured since the last print belongs to the present one.
 */
@Singleton
public final class Metrics {

    /** CloudWatch takes at most this many values of a metric in one line. */
    private static final int MOST_VALUES = 100;

    private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(1);

    /** @param value of the metric's dimension; null if it has none */
    private record Series(Metric metric, String value) {}

    private final Map<Series, List<Double>> figures = new LinkedHashMap<>();
    private final Clock clock;
    private final EmbeddedMetrics format;
    private final Consumer<String> log;
    private final PendingTimes times;
    private String function = "unknown";
    private Instant printed;
    private boolean databaseUsed;

    /** @param settings null outside a function */
    @Inject
    Metrics(@Nullable MetricsSettings settings, Clock clock, JsonMapper json, BeanProvider<FunctionTimes> times) {
        this(settings == null ? MetricsSettings.DEFAULT : settings, clock, json, LogOutput::line, times);
    }

    Metrics(
            MetricsSettings settings,
            Clock clock,
            JsonMapper json,
            Consumer<String> log,
            BeanProvider<FunctionTimes> times) {
        this.clock = clock;
        this.format = new EmbeddedMetrics(settings, json);
        this.log = log;
        this.times = new PendingTimes(times);
        this.printed = clock.instant();
    }

    /** Handles an invocation of a function that has no answer to judge by. */
    public <T> T measure(Class<?> handler, Supplier<T> invocation) {
        return measure(handler, invocation, _ -> false);
    }

    /**
     * Handles an invocation, counts it and prints what was measured meanwhile.
     *
     * @param handler the function's entry; its simple name is the dimension Function
     * @param failed  whether the answer tells of a failure; an exception always does
     */
    public <T> T measure(Class<?> handler, Supplier<T> invocation, Predicate<T> failed) {
        begin(handler);
        var stopwatch = Stopwatch.start();
        var failure = true;
        try {
            var answer = invocation.get();
            failure = failed.test(answer);
            return answer;
        } finally {
            var time = stopwatch.elapsed();
            add(Metric.INVOCATIONS, 1);
            add(Metric.FAILURES, failure ? 1 : 0);
            add(Metric.DURATION, time);
            keep(time, failure);
            print();
        }
    }

    private void keep(Duration time, boolean failure) {
        times.add(time);
        if (usedDatabase() && !failure) {
            times.storeIfDue(function, clock.instant());
        }
    }

    private synchronized boolean usedDatabase() {
        return databaseUsed;
    }

    public void add(Metric metric, double value) {
        add(metric, null, value);
    }

    public void add(Metric metric, Duration time) {
        add(metric, null, time.toNanos() / 1e6);
    }

    /** @param dimension one of few values: CloudWatch keeps a metric of its own for each */
    public synchronized void add(Metric metric, String dimension, double value) {
        if ((dimension == null) != (metric.dimension == null)) {
            throw new IllegalArgumentException("the dimension of " + metric + " is " + metric.dimension);
        }
        databaseUsed |= metric == Metric.POOL_WAIT;
        var values = figures.computeIfAbsent(new Series(metric, dimension), _ -> new ArrayList<>());
        switch (metric.kind) {
            case VALUES -> values.add(value);
            case LAST -> replace(values, value);
            case SUM -> replace(values, value + (values.isEmpty() ? 0 : values.getFirst()));
        }
        if (values.size() == MOST_VALUES || !clock.instant().isBefore(printed.plus(AT_LEAST_EVERY))) {
            print();
        }
    }

    private synchronized void begin(Class<?> handler) {
        function = handler.getSimpleName();
        databaseUsed = false;
        printed = clock.instant();
    }

    private static void replace(List<Double> values, double value) {
        values.clear();
        values.add(value);
    }

    /** One line for the figures of the function, and one for each value of a dimension. */
    private synchronized void print() {
        printed = clock.instant();
        var lines = new LinkedHashMap<Dimension, Map<Metric, List<Double>>>();
        figures.forEach((series, values) -> lines.computeIfAbsent(
                        new Dimension(series.metric().dimension, series.value()), _ -> new LinkedHashMap<>())
                .put(series.metric(), values));
        figures.clear();
        lines.forEach((dimension, line) -> log.accept(format.line(printed, function, dimension, line)));
    }
}
