package dev.ebayconnector.sync.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private static final Instant SLOT = Instant.parse("2026-05-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "15, 0, 15",
        "15, 2, 15",
        "15, 3, 30",
        "15, 5, 30",
        "15, 6, 60",
        "15, 100, 60",
        "5040, 6, 10080",
        "10080, 6, 10080"
    })
    void theIntervalDoublesAfterThreeQuietRunsUpToFourTimes(long minutes, int quiet, long effective) {
        assertThat(new Pace(Duration.ofMinutes(minutes), quiet).effective()).isEqualTo(Duration.ofMinutes(effective));
    }

    @ParameterizedTest
    @CsvSource({"11:59:59, 12:00:00", "12:00:00, 12:15:00", "12:14:59, 12:15:00", "22:07:00, 22:15:00"})
    void theNextSlotIsInTheFutureHoweverLongNothingRan(String now, String next) {
        assertThat(new Pace(Duration.ofMinutes(15), 0).slotAfter(SLOT, Instant.parse("2026-05-01T" + now + "Z")))
                .isEqualTo(Instant.parse("2026-05-01T" + next + "Z"));
    }

    @Test
    void aRunThatStartedAMinuteBehindItsSlotDoesNotCostTheNextOne() {
        var pace = new Pace(Duration.ofMinutes(15), 3);
        var started = SLOT.plusSeconds(59);

        assertThat(pace.leavesOut(SLOT.plus(Duration.ofMinutes(15)), started)).isTrue();
        assertThat(pace.leavesOut(SLOT.plus(Duration.ofMinutes(30)), started)).isFalse();
        assertThat(pace.nextStart(SLOT.plus(Duration.ofMinutes(15)), started))
                .isEqualTo(SLOT.plus(Duration.ofMinutes(30)));
        assertThat(pace.leavesOut(SLOT, null)).as("never started").isFalse();
    }

    @Test
    void aRunThatFailedSaysNothingAboutWhatIsNew() {
        assertThat(QuietRuns.after(4, "FAILED", false)).isEqualTo(4);
        assertThat(QuietRuns.after(4, "STOPPED", false)).isEqualTo(4);
        assertThat(QuietRuns.after(4, "SUCCEEDED", false)).isEqualTo(5);
        assertThat(QuietRuns.after(4, "FAILED", true)).isZero();
    }
}
