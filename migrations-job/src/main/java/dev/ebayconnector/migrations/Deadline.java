package dev.ebayconnector.migrations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The moment by which the whole command must have ended. */
record Deadline(Instant at, Duration limit, Clock clock) {

    static Deadline in(Duration limit, Clock clock) {
        return new Deadline(clock.instant().plus(limit), limit, clock);
    }

    Duration remaining() {
        Duration left = Duration.between(clock.instant(), at);
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean allows(Duration wait) {
        return wait.compareTo(remaining()) < 0;
    }

    String passedWhile(String stage) {
        return "the deadline of " + limit + " passed while " + stage
                + ": see what holds it up, or allow more with MIGRATIONS_DEADLINE";
    }
}
