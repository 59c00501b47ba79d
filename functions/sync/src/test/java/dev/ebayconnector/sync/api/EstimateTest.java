package dev.ebayconnector.sync.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.sync.run.resource.Paging;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls that a dry run announces. Pages share a record, so each page after the first brings 199 new ones. */
class EstimateTest {

    @ParameterizedTest
    @CsvSource({
        "0,1,1,1",
        "0,3,3,3",
        "1,1,1,1",
        "200,1,1,1",
        "201,1,2,2",
        "399,1,2,2",
        "400,1,3,3",
        "1,3,3,3",
        "600,3,4,6",
        "1500,3,8,10"
    })
    void theBoundsHoldHoweverTheRecordsAreSpread(int records, int windows, int least, int most) {
        assertThat(DryRunReport.Estimate.of(records, windows, Paging.byRecord(200)))
                .isEqualTo(new DryRunReport.Estimate(records, least, most));
    }
}
