package dev.ebayconnector.sync;

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
import dev.ebayconnector.core.settings.BuyerPeriods;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.SyncedResources;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.sync.messages.MessagesSettings;
import dev.ebayconnector.sync.proof.ProofSettings;
import dev.ebayconnector.sync.run.quota.QuotaSettings;
import dev.ebayconnector.sync.run.start.QueueSettings;
import dev.ebayconnector.sync.run.start.RunMessage;
import dev.ebayconnector.sync.run.work.Delivery;
import dev.ebayconnector.sync.run.work.RunAssistant;
import dev.ebayconnector.sync.run.work.RunWorker;
import dev.ebayconnector.sync.run.work.WorkerSettings;
import dev.ebayconnector.tokens.KeysetCheck;
import dev.ebayconnector.tokens.VaultSettings;
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

/** Works on the runs that the queue names. Runs whose message was lost are revived by {@link SyncSchedulerFunction}. */
public final class SyncWorkerFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(SyncWorkerFunction.class);

    /**
     * Enough for the slowest page (six calls of eBay at their time-outs, a refresh) and to put the run on the queue
     * again.
     */
    private static final Duration RESERVE = Duration.ofSeconds(180);

    private final Instance<ApplicationContext> instance;

    public SyncWorkerFunction() {
        this(System.getenv());
    }

    SyncWorkerFunction(Map<String, String> environment) {
        this.instance = Instance.start(
                environment,
                settings -> DatabaseSettings.read(settings, "connector-sync-worker"),
                EbaySettings::read,
                SyncedResources::read,
                VaultSettings::read,
                settings -> PersonalDataKeys.read(settings::required, settings::problem, settings::keysetFailed),
                QueueSettings::read,
                QuotaSettings::read,
                ProofSettings::read,
                BuyerPeriods::read,
                MessagesSettings::read,
                WorkerSettings::read);
        instance.context().getBean(KeysetCheck.class).atStart();
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context lambda) {
        return instance.use(context -> context.getBean(Metrics.class)
                .measure(SyncWorkerFunction.class, () -> deliver(context, event, lambda)));
    }

    private static SQSBatchResponse deliver(ApplicationContext context, SQSEvent event, Context lambda) {
        var deadline = context.getBean(Clock.class)
                .instant()
                .plusMillis(lambda.getRemainingTimeInMillis())
                .minus(RESERVE);
        var messages = Optional.ofNullable(event.getRecords()).orElse(List.of());
        var again = messages.stream()
                .filter(message -> CurrentRequest.begin(
                                RequestId.acceptOrMint(lambda.getAwsRequestId()),
                                MessageTrace.of(message),
                                () -> deliver(context, message, deadline))
                        == Delivery.AGAIN)
                .map(message -> new BatchItemFailure(message.getMessageId()))
                .toList();
        return new SQSBatchResponse(again);
    }

    /** For tests. */
    ApplicationContext context() {
        return instance.context();
    }

    private static Delivery deliver(ApplicationContext context, SQSMessage message, Instant deadline) {
        try {
            return RunMessage.read(message.getBody())
                    .map(named -> work(context, named, deadline))
                    .orElseGet(() -> unreadable(message));
        } catch (RuntimeException e) {
            LOG.error("message {} is delivered again", message.getMessageId(), e);
            return Delivery.AGAIN;
        }
    }

    private static Delivery work(ApplicationContext context, RunMessage message, Instant deadline) {
        if (!message.assistant()) {
            return context.getBean(RunWorker.class).work(message.run(), deadline);
        }
        context.getBean(RunAssistant.class).assist(message.run(), deadline);
        return Delivery.DONE;
    }

    /** It would be delivered again for ever. */
    private static Delivery unreadable(SQSMessage message) {
        LOG.error("message {} does not name a run", message.getMessageId());
        return Delivery.DONE;
    }
}
