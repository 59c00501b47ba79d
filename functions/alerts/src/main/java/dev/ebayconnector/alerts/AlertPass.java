package dev.ebayconnector.alerts;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Notices what is new, then delivers what is due until the time is over. Receivers take turns, so that a slow one keeps no
 * other waiting. Any pass continues any other: what is due stands in the tables.
 */
@Singleton
final class AlertPass {

    /** Longer than an attempt with all that is written of it. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final AlertScan scan;
    private final ReceiverStore receivers;
    private final DeliveryStore deliveries;
    private final Delivery delivery;
    private final DeliveryReports reports;
    private final Clock clock;

    AlertPass(
            AlertScan scan,
            ReceiverStore receivers,
            DeliveryStore deliveries,
            Delivery delivery,
            DeliveryReports reports,
            Clock clock) {
        this.scan = scan;
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.delivery = delivery;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * @param deadline no attempt begins after it
     * @return how many facts were new, and how many attempts were made
     */
    Map<String, Object> run(Instant deadline) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("noticed", scan.run());
        figures.put("attempts", deliver(deadline));
        var now = clock.instant();
        reports.oldestWaits(deliveries
                .oldestWaiting()
                .map(since -> Math.max(0, Duration.between(since, now).toSeconds()))
                .orElse(0L));
        return figures;
    }

    private int deliver(Instant deadline) {
        var owner = UUID.randomUUID().toString();
        int attempts = 0;
        int before;
        do {
            before = attempts;
            for (var receiver : receivers.all()) {
                var now = clock.instant();
                if (!now.isBefore(deadline)) {
                    return attempts;
                }
                if (receiver.isReady(now) && attempt(receiver, owner, now)) {
                    attempts++;
                }
            }
        } while (attempts > before);
        return attempts;
    }

    private boolean attempt(Receiver receiver, String owner, Instant now) {
        var claim = deliveries.claim(receiver.id(), owner, now, now.plus(LEASE));
        claim.ifPresent(taken -> delivery.attempt(receiver, taken));
        return claim.isPresent();
    }
}
