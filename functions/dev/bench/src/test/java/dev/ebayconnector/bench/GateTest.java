package dev.ebayconnector.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {

    private static final Run RUN = new Run("2026-01-01", "1234567", "a machine");

    @ParameterizedTest
    @EnumSource(Column.class)
    void aFunctionMayBeFifteenPercentSlowerThanRecorded(Column column) {
        var gate = new Gate(results(Kind.FUNCTION, Map.of(column, 4.0)));

        assertThat(gate.excesses(results(Kind.FUNCTION, Map.of(column, 4.59)))).isEmpty();
        assertThat(gate.excesses(results(Kind.FUNCTION, Map.of(column, 4.61)))).hasSize(column == Column.P99 ? 0 : 1);
    }

    @Test
    void anExcessNamesTheFunctionTheColumnTheRatioAndTheRecordedOne() {
        var gate = new Gate(results(Kind.FUNCTION, Map.of(Column.COLD, 4.0, Column.WARM, 2.0)));

        var excesses = gate.excesses(results(Kind.FUNCTION, Map.of(Column.COLD, 5.0, Column.WARM, 2.0)));

        assertThat(excesses)
                .singleElement()
                .asString()
                .isEqualTo("auth: cold is 5.00 times the plain handler's, 25 % above the recorded 4.00");
    }

    @Test
    void otherFrameworksAndNewFunctionsAreNotJudged() {
        var gate = new Gate(results(Kind.PEER, Map.of(Column.COLD, 4.0)));

        assertThat(gate.excesses(results(Kind.PEER, Map.of(Column.COLD, 9.0)))).isEmpty();
        assertThat(new Gate(new Results(List.of())).excesses(results(Kind.FUNCTION, Map.of(Column.COLD, 9.0))))
                .isEmpty();
    }

    @Test
    void theBetterOfTwoMeasurementsCounts() {
        var slow = results(Kind.FUNCTION, Map.of(Column.COLD, 5.0, Column.WARM, 2.0));
        var again = results(Kind.FUNCTION, Map.of(Column.COLD, 4.0, Column.WARM, 3.0));

        var better = slow.betterOf(again).of("auth").orElseThrow();

        assertThat(better.ratios()).isEqualTo(Map.of(Column.COLD, 4.0, Column.WARM, 2.0));
        assertThat(better.figures()).isEqualTo(Map.of(Column.COLD, 40.0, Column.WARM, 20.0));
    }

    @Test
    void onABusyMachineProcessorTimeAndMemoryAreJudgedAndTimesAreNot() {
        var gate = new Gate(withPlain(400, 300, slower(1)));

        assertThat(gate.excesses(withPlain(400, 300, slower(2))))
                .extracting(Gate.Excess::column)
                .containsExactlyInAnyOrder(Column.COLD, Column.COLD_PROCESSOR, Column.MEMORY);
        assertThat(gate.excesses(withPlain(900, 310, slower(2))))
                .extracting(Gate.Excess::column)
                .containsExactlyInAnyOrder(Column.COLD_PROCESSOR, Column.MEMORY);
    }

    private static Map<Column, Double> slower(double times) {
        return Map.of(Column.COLD, 4 * times, Column.COLD_PROCESSOR, 5 * times, Column.MEMORY, 2 * times);
    }

    private static Results withPlain(double cold, double processor, Map<Column, Double> ratios) {
        var figures = Map.of(Column.COLD, cold, Column.COLD_PROCESSOR, processor);
        var plain = new Measured("plain handler", Kind.PLAIN, "/healthz/db", false, figures, Map.of(), RUN);
        return new Results(List.of(plain)).with(results(Kind.FUNCTION, ratios));
    }

    private static Results results(Kind kind, Map<Column, Double> ratios) {
        var figures = new EnumMap<Column, Double>(Column.class);
        ratios.forEach((column, ratio) -> figures.put(column, ratio * 10));
        return new Results(List.of(new Measured("auth", kind, "/api/users", true, figures, ratios, RUN)));
    }
}
