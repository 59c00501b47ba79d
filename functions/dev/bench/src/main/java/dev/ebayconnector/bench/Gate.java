package dev.ebayconnector.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Whether a function has become slower, or larger, than the figures in the repository say. Processor time and memory are
 * judged always; times only if the plain handler waited no more than when the figures were recorded, because on a busy
 * machine a larger program waits longer than a small one.
 */
record Gate(Results recorded) {

    /** On a machine that others use, the plain handler's times are more than this many times what its processor time says. */
    private static final double BUSY = 1.3;

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
        return results.of(Kind.FUNCTION).stream()
                .flatMap(one -> excesses(one, results))
                .toList();
    }

    boolean isJudged(Column column, Results results) {
        return switch (column) {
            case P99 -> false;
            case COLD, CACHED -> isCalm(results, Column.COLD, Column.COLD_PROCESSOR);
            case WARM -> isCalm(results, Column.WARM, Column.WARM_PROCESSOR);
            case MEMORY, COLD_PROCESSOR, WARM_PROCESSOR -> true;
        };
    }

    private boolean isCalm(Results results, Column time, Column processor) {
        var then = waiting(recorded, time, processor);
        var now = waiting(results, time, processor);
        return then.isEmpty() || now.isEmpty() || now.getAsDouble() <= then.getAsDouble() * BUSY;
    }

    /** How many times its processor time the plain handler took. */
    private static OptionalDouble waiting(Results results, Column time, Column processor) {
        return results.of(Kind.PLAIN).stream()
                .map(Measured::figures)
                .filter(figures -> figures.containsKey(time) && figures.containsKey(processor))
                .mapToDouble(figures -> figures.get(time) / figures.get(processor))
                .findFirst();
    }

    private Stream<Excess> excesses(Measured one, Results results) {
        return recorded.of(one.name()).stream()
                .flatMap(then -> one.ratios().entrySet().stream()
                        .filter(ratio -> isJudged(ratio.getKey(), results))
                        .filter(ratio -> then.ratios().containsKey(ratio.getKey()))
                        .map(ratio -> new Excess(
                                one.name(),
                                ratio.getKey(),
                                ratio.getValue(),
                                then.ratios().get(ratio.getKey())))
                        .filter(excess -> excess.ratio() > excess.recorded() * LIMIT));
    }
}
