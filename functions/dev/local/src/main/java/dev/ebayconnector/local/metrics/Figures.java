package dev.ebayconnector.local.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Adds up the lines in CloudWatch's embedded metric format that the functions print. {@code EbayCalls} of the dimensions
 * Function and Resource becomes {@code ebayconnector_ebay_calls_total{function="…",resource="…"}}; times are in seconds.
 */
final class Figures {
    /** The metrics whose last value counts; the others of the same units are added up. */
    static final Set<String> GAUGES = Set.of("QuotaLeft", "OldestQueuedRun", "ConsentDaysLeft", "OldestWaitingAlert");

    private static final String EMBEDDED = "{\"_aws\":";
    private static final double MILLISECONDS = 1e-3;

    private final ObjectMapper json = new ObjectMapper();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Map<String, Counter> counters = new HashMap<>();
    private final Map<String, Gauge> gauges = new HashMap<>();
    private final Map<String, Histogram> histograms = new HashMap<>();

    /** Lines of the log that hold no metrics are passed over. */
    void add(String line) {
        if (!line.startsWith(EMBEDDED)) {
            return;
        }
        try {
            JsonNode root = json.readTree(line);
            for (JsonNode directive : root.at("/_aws/CloudWatchMetrics")) {
                String[] dimensions = texts(directive.at("/Dimensions/0"));
                directive.get("Metrics").forEach(metric -> add(metric, dimensions, root));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MetricSnapshots snapshot() {
        return registry.scrape();
    }

    private void add(JsonNode metric, String[] dimensions, JsonNode line) {
        String name = metric.get("Name").asText();
        String[] labels = Arrays.stream(dimensions).map(Figures::snakeCase).toArray(String[]::new);
        String[] values =
                Arrays.stream(dimensions).map(key -> line.get(key).asText()).toArray(String[]::new);
        JsonNode figures = line.get(name);
        String text = "ebayconnector_" + snakeCase(name);
        if (metric.get("Unit").asText().equals("Milliseconds")) {
            Histogram histogram = histograms.computeIfAbsent(text, _ -> histogram(text + "_seconds", labels));
            each(figures).forEach(value -> histogram.labelValues(values).observe(value * MILLISECONDS));
        } else if (GAUGES.contains(name)) {
            gauges.computeIfAbsent(text, _ -> gauge(text, labels))
                    .labelValues(values)
                    .set(figures.asDouble());
        } else {
            counters.computeIfAbsent(text, _ -> counter(text, labels))
                    .labelValues(values)
                    .inc(figures.asDouble());
        }
    }

    private Histogram histogram(String name, String[] labels) {
        return Histogram.builder().name(name).labelNames(labels).classicOnly().register(registry);
    }

    private Gauge gauge(String name, String[] labels) {
        return Gauge.builder().name(name).labelNames(labels).register(registry);
    }

    private Counter counter(String name, String[] labels) {
        return Counter.builder().name(name).labelNames(labels).register(registry);
    }

    private static Iterable<Double> each(JsonNode figures) {
        return figures.isArray()
                ? () -> StreamSupport.stream(figures.spliterator(), false)
                        .map(JsonNode::asDouble)
                        .iterator()
                : Set.of(figures.asDouble());
    }

    private static String[] texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toArray(String[]::new);
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
