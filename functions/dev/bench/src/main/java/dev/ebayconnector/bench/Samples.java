package dev.ebayconnector.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All measurements of one subject, in milliseconds; memory in MB. */
final class Samples {

    private final List<Double> cold = new ArrayList<>();
    private final List<Double> coldProcessor = new ArrayList<>();
    private final List<Double> cached = new ArrayList<>();
    private final List<List<Double>> warm = new ArrayList<>();
    private double warmProcessor;
    private double memory = Double.NaN;

    void cold(Instances.Start start) {
        cold.add(start.millis());
        coldProcessor.add(start.processor());
    }

    void cached(double millis) {
        cached.add(millis);
    }

    /** @param processor time of the process for the whole batch */
    void warm(List<Double> batch, double processor) {
        warm.add(List.copyOf(batch));
        warmProcessor += processor;
    }

    void memory(double megabytes) {
        memory = megabytes;
    }

    /** Columns that were not measured are left out. */
    Map<Column, Double> figures(Statistic statistic) {
        var figures = new EnumMap<Column, Double>(Column.class);
        if (!cold.isEmpty()) {
            figures.put(Column.COLD, statistic.of(cold));
            figures.put(Column.COLD_PROCESSOR, statistic.of(coldProcessor));
        }
        if (!cached.isEmpty()) {
            figures.put(Column.CACHED, statistic.of(cached));
        }
        if (!warm.isEmpty()) {
            figures.put(Column.WARM, statistic.of(medians()));
            figures.put(Column.WARM_PROCESSOR, warmProcessor / all().size());
            figures.put(Column.P99, Statistic.quantile(all(), 0.99));
            figures.put(Column.MEMORY, memory);
        }
        return figures;
    }

    private List<Double> medians() {
        return warm.stream().map(Statistic.MEDIAN::of).toList();
    }

    private List<Double> all() {
        return warm.stream().flatMap(List::stream).toList();
    }
}
