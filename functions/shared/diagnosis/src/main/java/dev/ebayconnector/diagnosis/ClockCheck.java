package dev.ebayconnector.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

/** How far this machine's clock is from the server's: tokens expire by the one and leases by the other. */
public final class ClockCheck {

    private static final Duration NOTICED = Duration.ofSeconds(5);
    private static final Duration HARMFUL = Duration.ofSeconds(60);

    private ClockCheck() {}

    public static Finding of(Connection connection, Clock clock) throws SQLException {
        var before = clock.instant();
        try (var statement = connection.prepareStatement("SELECT clock_timestamp()");
                var row = statement.executeQuery()) {
            row.next();
            var middle = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
            var skew = Duration.between(
                    middle, row.getObject(1, OffsetDateTime.class).toInstant());
            return judged(skew.abs(), "the server is " + skew.toMillis() + " ms ahead");
        }
    }

    private static Finding judged(Duration skew, String figure) {
        var fix = "set the clock of this machine or of the server by NTP";
        if (skew.compareTo(HARMFUL) >= 0) {
            return Finding.fail("clock", figure, fix);
        }
        return skew.compareTo(NOTICED) >= 0 ? Finding.warn("clock", figure, fix) : Finding.ok("clock", figure);
    }
}
