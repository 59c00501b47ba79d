package dev.ebayconnector.alerts;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.metrics.Metric;
import dev.ebayconnector.core.metrics.Metrics;
import jakarta.inject.Singleton;

/** Tells the operator what the table of deliveries alone does not make visible. An alarm counts what is given up. */
@Singleton
final class DeliveryReports {

    private final EventLog events;
    private final Metrics metrics;

    DeliveryReports(EventLog events, Metrics metrics) {
        this.events = events;
        this.metrics = metrics;
    }

    void delivered() {
        metrics.add(Metric.ALERTS_DELIVERED, 1);
    }

    void gone(Receiver receiver) {
        events.recordWithin(of(
                receiver,
                Event.warn(
                        "alert.receiver_gone",
                        "A receiver of alerts says that it is gone for good, so it is paused. What waits for it is"
                                + " kept.",
                        requestId())));
    }

    /** @param status null if there was no answer */
    void gaveUp(Receiver receiver, Claim claim, Integer status, String failure) {
        metrics.add(Metric.ALERTS_GIVEN_UP, 1);
        var event = of(
                        receiver,
                        Event.error(
                                "alert.gave_up",
                                "An alert was not delivered within three days and is not tried again; it can be"
                                        + " replayed.",
                                requestId()))
                .account(claim.alert().accountId())
                .detail("alert_id", claim.alert().id().toString())
                .detail("delivery_id", claim.id().toString())
                .detail("type", claim.alert().type().code())
                .detail("attempts", claim.attempts())
                .detail("failure", failure);
        events.recordWithin(status == null ? event : event.detail("status", status));
    }

    /** @param seconds 0 if none waits */
    void oldestWaits(long seconds) {
        metrics.add(Metric.OLDEST_ALERT, seconds);
    }

    private static Event of(Receiver receiver, Event event) {
        return event.detail("receiver_id", receiver.id().toString()).detail("host", receiver.host());
    }

    private static RequestId requestId() {
        return CurrentRequest.id().orElseGet(RequestId::mint);
    }
}
