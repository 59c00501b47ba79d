package dev.ebayconnector.bench;

import java.util.List;

/** One figure for many. */
enum Statistic {
    MEDIAN {
        @Override
        double of(List<Double> values) {
            return quantile(values, 0.5);
        }
    },
    BEST {
        @Override
        double of(List<Double> values) {
            return quantile(values, 0);
        }
    };

    abstract double of(List<Double> values);

    /** @param share 0 for the lowest, 1 for the highest */
    static double quantile(List<Double> values, double share) {
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }
}
