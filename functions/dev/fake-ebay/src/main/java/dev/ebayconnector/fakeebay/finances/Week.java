package dev.ebayconnector.fakeebay.finances;

import java.time.Duration;
import java.time.Instant;

/** What falls due in a week is paid out two days after its end. */
record Week(long number) {
    private static final long MILLIS = Duration.ofDays(7).toMillis();
    private static final Duration PAID_AFTER = Duration.ofDays(2);

    static Week of(Instant time) {
        return new Week(Math.floorDiv(time.toEpochMilli(), MILLIS));
    }

    Instant payoutDate() {
        return Instant.ofEpochMilli((number + 1) * MILLIS).plus(PAID_AFTER);
    }
}
