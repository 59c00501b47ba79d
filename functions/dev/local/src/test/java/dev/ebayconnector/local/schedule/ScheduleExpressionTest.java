package dev.ebayconnector.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.local.StackFailure;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleExpressionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        rate(1 minute)               | 2026-05-01T12:00:30Z | 2026-05-01T12:01:30Z
        rate(5 minutes)              | 2026-05-01T12:00:00Z | 2026-05-01T12:05:00Z
        rate(1 hour)                 | 2026-05-01T23:30:00Z | 2026-05-02T00:30:00Z
        rate(7 days)                 | 2026-05-01T12:00:00Z | 2026-05-08T12:00:00Z
        cron(17 3 * * ? *)           | 2026-05-01T03:16:59Z | 2026-05-01T03:17:00Z
        cron(17 3 * * ? *)           | 2026-05-01T03:17:00Z | 2026-05-02T03:17:00Z
        cron(0/15 * * * ? *)         | 2026-05-01T12:46:00Z | 2026-05-01T13:00:00Z
        cron(0 8-10,20 ? * MON-FRI *)| 2026-05-01T20:00:00Z | 2026-05-04T08:00:00Z
        cron(30 6 ? * 1 *)           | 2026-05-01T00:00:00Z | 2026-05-03T06:30:00Z
        cron(0 0 29 FEB ? *)         | 2026-05-01T00:00:00Z | 2028-02-29T00:00:00Z
        cron(0 0 1 1 ? 2030)         | 2026-05-01T00:00:00Z | 2030-01-01T00:00:00Z
        """)
    void theNextTimeFollowsTheExpression(String expression, Instant after, Instant next) {
        assertThat(ScheduleExpression.parse(expression).next(after)).isEqualTo(next);
    }

    @Test
    void aTimeThatNeverComesIsNotWaitedFor() {
        assertThat(ScheduleExpression.parse("cron(0 0 1 1 ? 2020)").next(Instant.parse("2026-05-01T00:00:00Z")))
                .isEqualTo(Instant.MAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(1 minutes)",
                "rate(5 minute)",
                "rate(0 minutes)",
                "rate(1 second)",
                "every minute",
                "cron(0 8 * * *)",
                "cron(0 8 * * * *)",
                "cron(0 8 ? * ? *)",
                "cron(60 8 * * ? *)",
                "cron(0 8 L * ? *)",
                "cron(0 8 10-5 * ? *)",
                "cron(0/0 8 * * ? *)",
                "cron(0 8 ? * MON#1 *)"
            })
    void whatIsNotUnderstoodIsRefusedAndNamed(String expression) {
        assertThatThrownBy(() -> ScheduleExpression.parse(expression))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("\"" + expression + "\"");
    }
}
