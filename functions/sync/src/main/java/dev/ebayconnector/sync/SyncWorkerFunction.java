package dev.ebayconnector.sync;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.tokens.VaultSettings;
import dev.ebayconnector.web.FunctionContext;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the runs that the queue names. A message whose run cannot be worked on comes again; a finished one does no harm. */
public final class SyncWorkerFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(SyncWorkerFunction.class);

    /** Enough for the worst page (five calls of eBay at their time-outs and a refresh) and to put the run back on the queue. */
    private static final Duration RESERVE = Duration.ofSeconds(180);

    /** After so many a run that something unexpected interrupts each time is given up: it would be in the way of every later one. */
    private static final int DELIVERIES = 5;

    private final ApplicationContext context;

    public SyncWorkerFunction() {
        this(System.getenv());
    }

    SyncWorkerFunction(Map<String, String> environment) {
        this.context = FunctionContext.start(Settings.read(
                environment,
                settings -> DatabaseSettings.read(settings, "connector-sync-worker"),
                EbaySettings::read,
                VaultSettings::read,
                QueueSettings::read));
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context lambda) {
        var deadline = context.getBean(Clock.class)
                .instant()
                .plusMillis(lambda.getRemainingTimeInMillis())
                .minus(RESERVE);
        return new SQSBatchResponse(event.getRecords().stream()
                .filter(message -> deliver(message, deadline) == Delivery.AGAIN)
                .map(message -> new BatchItemFailure(message.getMessageId()))
                .toList());
    }

    /** For tests that look behind the function. */
    ApplicationContext context() {
        return context;
    }

    /** What is no run's id would come again for ever. */
    private static Optional<UUID> runId(SQSMessage message) {
        try {
            return Optional.of(UUID.fromString(message.getBody()));
        } catch (IllegalArgumentException e) {
            LOG.error("message {} names no run", message.getMessageId());
            return Optional.empty();
        }
    }

    private static boolean lastDelivery(SQSMessage message) {
        return Integer.parseInt(message.getAttributes().getOrDefault("ApproximateReceiveCount", "1")) >= DELIVERIES;
    }

    private Delivery deliver(SQSMessage message, Instant deadline) {
        try {
            return runId(message)
                    .map(id -> context.getBean(RunSync.class).run(id, deadline, lastDelivery(message)))
                    .orElse(Delivery.DONE);
        } catch (RuntimeException e) {
            LOG.error("run not worked on: message {}", message.getMessageId(), e);
            return Delivery.AGAIN;
        }
    }
}
