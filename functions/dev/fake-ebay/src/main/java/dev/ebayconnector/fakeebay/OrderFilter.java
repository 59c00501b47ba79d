package dev.ebayconnector.fakeebay;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Which orders are asked for. Both ends of the window belong to it; without an end it reaches to now. */
record OrderFilter(By by, Instant from, Optional<Instant> to, Set<String> statuses) {
    static final Duration DEFAULT_WINDOW = Duration.ofDays(90);

    enum By {
        CREATED,
        MODIFIED
    }

    Instant endOr(Instant now) {
        return to.orElse(now);
    }

    boolean takes(String fulfillment) {
        return statuses.isEmpty() || statuses.contains(fulfillment);
    }
}
