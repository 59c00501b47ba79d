package dev.ebayconnector.bench;

import java.util.List;
import java.util.stream.Stream;

/** Whether a function has become slower, or larger, than the figures in the repository say. */
record Gate(Results recorded) {

    /** A ratio may be this many times the recorded one. */
    static final double LIMIT = 1.15;

    /** A ratio above its limit. */
    record Excess(String function, Column column, double ratio, double recorded) {

        @Override
        public String toString() {
            return "%s: %s is %.2f times the plain handler's, %.0f %% above the recorded %.2f"
                    .formatted(function, column.title(), ratio, (ratio / recorded - 1) * 100, recorded);
        }
    }

    List<Excess> excesses(Results results) {
        return results.of(Kind.FUNCTION).stream().flatMap(this::excesses).toList();
    }

    private Stream<Excess> excesses(Measured one) {
        return recorded.of(one.name()).stream()
                .flatMap(then -> one.ratios().entrySet().stream()
                        .filter(ratio -> ratio.getKey().judged())
                        .filter(ratio -> then.ratios().containsKey(ratio.getKey()))
                        .map(ratio -> new Excess(
                                one.name(),
                                ratio.getKey(),
                                ratio.getValue(),
                                then.ratios().get(ratio.getKey())))
                        .filter(excess -> excess.ratio() > excess.recorded() * LIMIT));
    }
}
