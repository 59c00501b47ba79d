package dev.ebayconnector.erasures;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.core.metrics.Metrics;
import dev.ebayconnector.notices.ErasureMessage;
import dev.ebayconnector.notices.ErasureQueueSettings;
import dev.ebayconnector.notices.NoticeVault;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.web.Instance;
import dev.ebayconnector.web.MessageTrace;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what eBay's notices ask for, and runs erasures. A message that fails is delivered again, then becomes a dead letter.
 * The schedule's event has no messages; it and every batch let the worker look for work whose message was lost.
 */
public final class ErasureWorkerFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureWorkerFunction.class);

    /** Enough for a batch of an erasure that has begun, and to put it on the queue again. */
    private static final Duration RESERVE = Duration.ofSeconds(60);

    private final Instance<ApplicationContext> instance;

    public ErasureWorkerFunction() {
        this(System.getenv());
    }

    ErasureWorkerFunction(Map<String, String> environment) {
        this.instance = Instance.start(
                environment,
                settings -> DatabaseSettings.read(settings, "connector-erasure-worker"),
                settings -> PersonalDataKeys.read(settings::required, settings::problem, settings::keysetFailed),
                NoticeVault::read,
                ErasureQueueSettings::read);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context lambda) {
        return instance.use(context -> context.getBean(Metrics.class)
                .measure(ErasureWorkerFunction.class, () -> deliver(context, event, lambda)));
    }

    private static SQSBatchResponse deliver(ApplicationContext context, SQSEvent event, Context lambda) {
        var deadline = context.getBean(Clock.class)
                .instant()
                .plusMillis(lambda.getRemainingTimeInMillis())
                .minus(RESERVE);
        var requestId = RequestId.acceptOrMint(lambda.getAwsRequestId());
        return CurrentRequest.begin(requestId, null, () -> {
            var messages = Optional.ofNullable(event.getRecords()).orElse(List.of());
            var again = messages.stream()
                    .filter(message -> !CurrentRequest.begin(
                            requestId, MessageTrace.of(message), () -> done(context, message, deadline)))
                    .map(message -> new BatchItemFailure(message.getMessageId()))
                    .toList();
            context.getBean(MissedWork.class).announce();
            return new SQSBatchResponse(again);
        });
    }

    /** For tests. */
    ApplicationContext context() {
        return instance.context();
    }

    /** True also for a message that names nothing: it would be delivered again for ever. */
    private static boolean done(ApplicationContext context, SQSMessage message, Instant deadline) {
        try {
            return switch (ErasureMessage.parse(message.getBody()).orElse(null)) {
                case ErasureMessage.OfNotice(var id) ->
                    context.getBean(NoticeWorker.class).work(id, deadline);
                case ErasureMessage.OfErasure(var id) ->
                    context.getBean(ErasureRun.class).run(id, deadline);
                case null -> {
                    LOG.error("message {} names neither a notice nor an erasure", message.getMessageId());
                    yield true;
                }
            };
        } catch (RuntimeException e) {
            LOG.error("message {} is delivered again", message.getMessageId(), e);
            return false;
        }
    }
}
