package dev.ebayconnector.ebay.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private Instant now = Instant.parse("2026-05-01T00:00:00Z");

    @Test
    void soManyAtOnceAndThenOneEachInterval() {
        var allowance = new Allowance(3, Duration.ofMinutes(1), clock());
        assertThat(taken(allowance, 10)).isEqualTo(3);
        now = now.plusSeconds(59);
        assertThat(taken(allowance, 10)).isZero();
        now = now.plusSeconds(1);
        assertThat(taken(allowance, 10)).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(2)).plusSeconds(30);
        assertThat(taken(allowance, 10)).isEqualTo(2);
        now = now.plusSeconds(30);
        assertThat(taken(allowance, 10))
                .as("the half minute from before counts")
                .isEqualTo(1);
        now = now.plus(Duration.ofDays(400));
        assertThat(taken(allowance, 10)).as("never more than at once").isEqualTo(3);
    }

    private static int taken(Allowance allowance, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += allowance.take() ? 1 : 0;
        }
        return taken;
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
