package dev.ebayconnector.core.metrics;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a line of the log that CloudWatch turns into metrics (Embedded Metric Format, specification of AWS). */
final class EmbeddedMetrics {

    private static final String FUNCTION = "Function";

    private final String namespace;
    private final JsonMapper json;

    EmbeddedMetrics(MetricsSettings settings, JsonMapper json) {
        this.namespace = settings.namespace();
        this.json = json;
    }

    String line(Instant at, String function, Dimension dimension, Map<Metric, List<Double>> figures) {
        var line = new LinkedHashMap<String, Object>();
        var directive = Map.of(
                "Namespace", namespace,
                "Dimensions", List.of(names(dimension)),
                "Metrics",
                        figures.keySet().stream()
                                .map(metric -> Map.of("Name", metric.text, "Unit", metric.unit.text))
                                .toList());
        line.put("_aws", Map.of("Timestamp", at.toEpochMilli(), "CloudWatchMetrics", List.of(directive)));
        line.put(FUNCTION, function);
        if (dimension.name() != null) {
            line.put(dimension.name(), dimension.value());
        }
        figures.forEach((metric, values) -> line.put(metric.text, values.size() == 1 ? values.getFirst() : values));
        return write(line);
    }

    private static List<String> names(Dimension dimension) {
        return dimension.name() == null ? List.of(FUNCTION) : List.of(FUNCTION, dimension.name());
    }

    private String write(Map<String, Object> line) {
        try {
            return json.writeValueAsString(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
