package dev.ebayconnector.erasures;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.notices.ErasureMessage;
import dev.ebayconnector.notices.ErasureQueueSettings;
import dev.ebayconnector.notices.NoticeVault;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.web.EventCall;
import dev.ebayconnector.web.EventFunction;
import dev.ebayconnector.web.QueueMessage;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what eBay's notices ask for, and runs erasures. A message that fails is delivered again, then becomes a dead letter.
 * The schedule's event has no messages; it and every batch let the worker look for work whose message was lost.
 */
public final class ErasureWorkerFunction extends EventFunction {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureWorkerFunction.class);

    /** Enough for a batch of an erasure that has begun, and to put it on the queue again. */
    private static final Duration RESERVE = Duration.ofSeconds(60);

    public ErasureWorkerFunction() {
        this(System.getenv());
    }

    ErasureWorkerFunction(Map<String, String> environment) {
        super(
                environment,
                RESERVE,
                settings -> DatabaseSettings.read(settings, "connector-erasure-worker"),
                settings -> PersonalDataKeys.read(settings::required, settings::problem, settings::keysetFailed),
                NoticeVault::read,
                ErasureQueueSettings::read);
    }

    @Override
    protected Map<String, ?> handle(ApplicationContext context, EventCall call) {
        return CurrentRequest.begin(call.requestId(), null, () -> {
            var again = QueueMessage.of(call.event()).stream()
                    .filter(message -> !CurrentRequest.begin(
                            call.requestId(), message.traceParent(), () -> done(context, message, call.deadline())))
                    .toList();
            context.getBean(MissedWork.class).announce();
            return QueueMessage.deliverAgain(again);
        });
    }

    /** True also for a message that names nothing: it would be delivered again for ever. */
    private static boolean done(ApplicationContext context, QueueMessage message, Instant deadline) {
        try {
            return switch (ErasureMessage.parse(message.body()).orElse(null)) {
                case ErasureMessage.OfNotice(var id) ->
                    context.getBean(NoticeWorker.class).work(id, deadline);
                case ErasureMessage.OfErasure(var id) ->
                    context.getBean(ErasureRun.class).run(id, deadline);
                case null -> {
                    LOG.error("message {} names neither a notice nor an erasure", message.id());
                    yield true;
                }
            };
        } catch (RuntimeException e) {
            LOG.error("message {} is delivered again", message.id(), e);
            return false;
        }
    }
}
