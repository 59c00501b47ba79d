package dev.ebayconnector.sync.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.sync.run.resource.Resource.PlanRequest;
import dev.ebayconnector.sync.run.resource.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinancePlannerTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Optional<Instant> NONE = Optional.empty();

    @Test
    void aFirstLoadReads90DaysOfBothListsInWindowsOf30AndTheFunds() {
        var slices = FinancePlanner.plan(request(NONE, NONE, false, NONE));

        assertThat(slices).hasSize(7).endsWith(new Slice.WholeList("funds"));
        for (var list : List.of("transactions", "payouts")) {
            var windows = periods(slices, list);
            assertThat(windows).hasSize(3);
            assertThat(windows.getFirst().from()).isEqualTo(NOW.minus(Duration.ofDays(90)));
            assertThat(windows.getLast().to()).isEqualTo(NOW.minusSeconds(10));
            assertThat(windows.get(1).from()).isEqualTo(windows.get(0).to());
        }
    }

    @Test
    void laterRunsReadTheSame90DaysWithOneCallForEachListAndReachFurtherBackAfterAPause() {
        var usual = FinancePlanner.plan(request(NONE, NONE, false, Optional.of(NOW.minus(Duration.ofHours(1)))));
        assertThat(usual)
                .containsExactly(
                        new Slice.Period("transactions", NOW.minus(Duration.ofDays(90)), NOW.minusSeconds(10)),
                        new Slice.Period("payouts", NOW.minus(Duration.ofDays(90)), NOW.minusSeconds(10)),
                        new Slice.WholeList("funds"));

        var late = FinancePlanner.plan(request(NONE, NONE, false, Optional.of(NOW.minus(Duration.ofDays(120)))));
        assertThat(periods(late, "payouts").getFirst().from()).isEqualTo(NOW.minus(Duration.ofDays(121)));
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 1_000, 1_090, 1_500, 5_000})
    void noWindowIsLongerThanEbayAllowsHoweverLongAgoTheLastRunWas(int days) {
        var windows = periods(
                FinancePlanner.plan(request(NONE, NONE, false, Optional.of(NOW.minus(Duration.ofDays(days))))),
                "transactions");

        assertThat(windows)
                .allSatisfy(window -> assertThat(Duration.between(window.from(), window.to()))
                        .isLessThanOrEqualTo(Duration.ofDays(1_090)));
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).from()).isEqualTo(windows.get(i - 1).to());
        }
        assertThat(windows.getLast().to()).isEqualTo(NOW.minusSeconds(10));
    }

    @Test
    void aFullRunReadsFiveYearsLessADayAndNothingOlderCanBeAskedFor() {
        var earliest = NOW.minus(Duration.ofDays(5 * 365 - 1));

        assertThat(periods(FinancePlanner.plan(request(NONE, NONE, true, NONE)), "transactions")
                        .getFirst()
                        .from())
                .isEqualTo(earliest);
        assertThat(periods(
                                FinancePlanner.plan(
                                        request(Optional.of(NOW.minus(Duration.ofDays(4000))), NONE, false, NONE)),
                                "transactions")
                        .getFirst()
                        .from())
                .isEqualTo(earliest);
    }

    @Test
    void aPeriodIsHonouredAndOneThatIsEmptyLeavesNothingToRead() {
        var from = NOW.minus(Duration.ofDays(40));
        var to = NOW.minus(Duration.ofDays(20));

        assertThat(periods(
                        FinancePlanner.plan(request(Optional.of(from), Optional.of(to), false, NONE)), "transactions"))
                .containsExactly(new Slice.Period("transactions", from, to));
        assertThat(FinancePlanner.plan(request(Optional.of(to), Optional.of(from), false, NONE)))
                .isEmpty();
    }

    private static List<Slice.Period> periods(List<Slice> slices, String list) {
        return slices.stream()
                .filter(slice -> slice.list().equals(list))
                .map(Slice.Period.class::cast)
                .toList();
    }

    private static PlanRequest request(
            Optional<Instant> from, Optional<Instant> to, boolean full, Optional<Instant> watermark) {
        return new PlanRequest(UUID.randomUUID(), from, to, full, watermark, NOW);
    }
}
