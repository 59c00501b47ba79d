package dev.ebayconnector.migrations.connect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The moment by which the whole command must have ended. */
public record Deadline(Instant at, Duration limit, Clock clock) {

    public static Deadline in(Duration limit, Clock clock) {
        return new Deadline(clock.instant().plus(limit), limit, clock);
    }

    public Duration remaining() {
        Duration left = Duration.between(clock.instant(), at);
        return left.isNegative() ? Duration.ZERO : left;
    }

    public boolean allows(Duration wait) {
        return wait.compareTo(remaining()) < 0;
    }

    public String passedWhile(String stage) {
        return "the deadline of " + limit + " passed while " + stage
                + ": see what holds it up, or allow more with MIGRATIONS_DEADLINE";
    }
}
