package dev.ebayconnector.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StorageUseTest {

    @ParameterizedTest
    @CsvSource({
        "799999999, false, false",
        "800000000, true, false",
        "949999999, true, false",
        "950000000, true, true",
        "2000000000, true, true"
    })
    void aDatabaseIsNearlyFullAtEightyAndFullAtNinetyFivePercent(long bytes, boolean nearlyFull, boolean full) {
        var use = new StorageUse(bytes, StorageUse.limit("1"));
        assertThat(use.isNearlyFull()).isEqualTo(nearlyFull);
        assertThat(use.isFull()).isEqualTo(full);
    }

    @Test
    void withoutALimitTheSizeIsShownAndNotJudged() {
        var use = new StorageUse(Long.MAX_VALUE, StorageUse.limit(" "));
        assertThat(use.isNearlyFull()).isFalse();
        assertThat(use.isFull()).isFalse();
        assertThat(use.daysLeft(1)).isEmpty();
        assertThat(new StorageUse(12_345_678, StorageUse.limit(""))).hasToString("12 MB");
    }

    @Test
    void theShareOfTheLimitIsShown() {
        assertThat(new StorageUse(12_340_000_000L, StorageUse.limit("100"))).hasToString("12.3 GB of 100.0 GB (12 %)");
        assertThat(StorageUse.limit("0.5")).isEqualTo(OptionalLong.of(500_000_000));
    }

    @ParameterizedTest
    @CsvSource({"0, 100, 9", "900, 10, 5", "950, 1, 0", "2000, 1, 0", "0, 0, ", "0, -5, "})
    void theDaysThatAreLeftCountToNinetyFivePercent(long megabytes, long growth, Long days) {
        var left = new StorageUse(megabytes * 1_000_000, StorageUse.limit("1")).daysLeft(growth * 1_000_000);
        assertThat(left).isEqualTo(days == null ? OptionalLong.empty() : OptionalLong.of(days));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "-1", "1e3", "100GB", "1,5", "1234567", "0.0001", "."})
    void whatIsNoSizeIsRefusedWithoutItsValue(String wrong) {
        assertThatThrownBy(() -> StorageUse.limit(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be a number of gigabytes above 0, such as 100 or 0.5");
    }
}
