package dev.ebayconnector.notifications;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts notices that were not accepted. Anyone can send such notices, so they share events: the first one is told of at
 * once, those after it together, when the interval has passed. What an instance has not told when it ends stands only in
 * the log, which has a line for every request.
 */
final class Refusals {

    static final Duration INTERVAL = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final EventLog events;
    private final Clock clock;
    private final Map<String, Integer> counts = new TreeMap<>();
    private Instant nextAt = Instant.MIN;

    Refusals(EventLog events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** @param reason one of a few words */
    void count(String reason) {
        take(reason).ifPresent(this::tell);
    }

    /** eBay could not be asked, so the sender comes again. */
    void undecided(String reason) {
        LOG.warn("notice not decided: {}", reason);
        take("ebay_unavailable").ifPresent(this::tell);
    }

    /** The counts since the last event, if it is time for the next. */
    private synchronized Optional<Map<String, Integer>> take(String reason) {
        counts.merge(reason, 1, Integer::sum);
        var now = clock.instant();
        if (now.isBefore(nextAt)) {
            return Optional.empty();
        }
        var taken = new TreeMap<>(counts);
        counts.clear();
        nextAt = now.plus(INTERVAL);
        return Optional.of(taken);
    }

    private void tell(Map<String, Integer> taken) {
        events.record(Event.warn(
                        "notice.refused",
                        "Notices were not accepted: eBay has not signed them, or could not be asked for its key.",
                        requestId())
                .detail("reasons", taken));
    }

    private static RequestId requestId() {
        return CurrentRequest.id().orElseGet(RequestId::mint);
    }
}
