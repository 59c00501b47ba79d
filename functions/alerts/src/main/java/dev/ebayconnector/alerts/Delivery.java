package dev.ebayconnector.alerts;

import dev.ebayconnector.alerts.SendResult.Gone;
import dev.ebayconnector.alerts.SendResult.Refused;
import dev.ebayconnector.alerts.SendResult.Taken;
import dev.ebayconnector.alerts.SendResult.Unreachable;
import dev.ebayconnector.vault.AlertColumn;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt: sends a delivery, without holding a connection, and writes what became of it. */
@Singleton
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Payloads payloads;
    private final AlertVault vault;
    private final Sender sender;
    private final BackOff backOff;
    private final AlertDatabase database;
    private final DeliveryStore deliveries;
    private final ReceiverStore receivers;
    private final DeliveryReports reports;
    private final Clock clock;

    Delivery(
            Payloads payloads,
            AlertVault vault,
            Sender sender,
            BackOff backOff,
            AlertDatabase database,
            DeliveryStore deliveries,
            ReceiverStore receivers,
            DeliveryReports reports,
            Clock clock) {
        this.payloads = payloads;
        this.vault = vault;
        this.sender = sender;
        this.backOff = backOff;
        this.database = database;
        this.deliveries = deliveries;
        this.receivers = receivers;
        this.reports = reports;
        this.clock = clock;
    }

    void attempt(Receiver receiver, Claim claim) {
        var result = send(receiver, claim.alert());
        database.inTransaction(() -> {
            write(receiver, claim, result, clock.instant());
            return null;
        });
    }

    private SendResult send(Receiver receiver, Alert alert) {
        try {
            var url = new ReceiverUrl(URI.create(vault.open(receiver.id(), AlertColumn.URL, receiver.url())));
            var body = payloads.of(receiver.format(), alert);
            return sender.post(url, headers(receiver, alert, body), body);
        } catch (RuntimeException e) {
            // Such as a keyset that does not open the URL: the others have to go on.
            LOG.error("alert {} could not be sent to receiver {}", alert.id(), receiver.id(), e);
            return new Unreachable("broken");
        }
    }

    /** For {@code slack} too, which passes them over. */
    private Map<String, String> headers(Receiver receiver, Alert alert, String body) {
        var now = clock.instant();
        var id = alert.id().toString();
        var signature = secret(receiver, AlertColumn.SECRET, receiver.secret()).sign(id, now, body);
        if (receiver.oldSecret() != null && receiver.oldSecretUntil().isAfter(now)) {
            signature += " "
                    + secret(receiver, AlertColumn.OLD_SECRET, receiver.oldSecret())
                            .sign(id, now, body);
        }
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        headers.put("webhook-signature", signature);
        return headers;
    }

    private SigningSecret secret(Receiver receiver, AlertColumn column, byte[] sealed) {
        return new SigningSecret(vault.open(receiver.id(), column, sealed));
    }

    private void write(Receiver receiver, Claim claim, SendResult result, Instant now) {
        switch (result) {
            case Taken(int status) -> {
                receivers.succeeded(receiver.id(), now);
                if (deliveries.delivered(claim, status, now) > 0) {
                    reports.delivered();
                }
            }
            case Gone() -> {
                deliveries.again(claim, 410, "gone", now);
                if (receivers.gone(receiver.id()) > 0) {
                    reports.gone(receiver);
                }
            }
            case Refused(int status, var wish) -> again(receiver, claim, status, "refused", wish, now);
            case Unreachable(var failure) -> again(receiver, claim, null, failure, Optional.empty(), now);
        }
    }

    private void again(
            Receiver receiver, Claim claim, Integer status, String failure, Optional<Duration> wish, Instant now) {
        receivers.failed(receiver.id(), backOff.receiver(receiver.failures() + 1, wish, now));
        var next = backOff.next(claim.attempts(), wish, claim.firstAt(), now);
        if (next.isPresent()) {
            deliveries.again(claim, status, failure, next.get());
        } else if (deliveries.failed(claim, status, failure, now) > 0) {
            reports.gaveUp(receiver, claim, status, failure);
        }
    }
}
