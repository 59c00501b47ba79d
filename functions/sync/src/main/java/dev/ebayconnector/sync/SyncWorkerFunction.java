package dev.ebayconnector.sync;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.database.DatabaseSettings;
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
import dev.ebayconnector.web.EventCall;
import dev.ebayconnector.web.EventFunction;
import dev.ebayconnector.web.QueueMessage;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on the runs that the queue names. Runs whose message was lost are revived by {@link SyncSchedulerFunction}. */
public final class SyncWorkerFunction extends EventFunction {

    private static final Logger LOG = LoggerFactory.getLogger(SyncWorkerFunction.class);

    /**
     * Enough for the slowest page (six calls of eBay at their time-outs, a refresh) and to put the run on the queue
     * again.
     */
    private static final Duration RESERVE = Duration.ofSeconds(180);

    public SyncWorkerFunction() {
        this(System.getenv());
    }

    SyncWorkerFunction(Map<String, String> environment) {
        super(
                environment,
                RESERVE,
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
        context().getBean(KeysetCheck.class).atStart();
    }

    @Override
    protected Map<String, ?> handle(ApplicationContext context, EventCall call) {
        return QueueMessage.deliverAgain(QueueMessage.of(call.event()).stream()
                .filter(message -> CurrentRequest.begin(
                                call.requestId(),
                                message.traceParent(),
                                () -> deliver(context, message, call.deadline()))
                        == Delivery.AGAIN)
                .toList());
    }

    private static Delivery deliver(ApplicationContext context, QueueMessage message, Instant deadline) {
        try {
            return RunMessage.read(message.body())
                    .map(named -> work(context, named, deadline))
                    .orElseGet(() -> unreadable(message));
        } catch (RuntimeException e) {
            LOG.error("message {} is delivered again", message.id(), e);
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
    private static Delivery unreadable(QueueMessage message) {
        LOG.error("message {} does not name a run", message.id());
        return Delivery.DONE;
    }
}
