package dev.ebayconnector.sync;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.core.metrics.Metrics;
import dev.ebayconnector.core.settings.BuyerPeriods;
import dev.ebayconnector.ebay.SyncedResources;
import dev.ebayconnector.sync.messages.MessagesSettings;
import dev.ebayconnector.sync.proof.ProofSettings;
import dev.ebayconnector.sync.proof.ProofsAfterRepair;
import dev.ebayconnector.sync.run.start.QueueMeter;
import dev.ebayconnector.sync.run.start.QueueSettings;
import dev.ebayconnector.sync.schedule.ScheduleSettings;
import dev.ebayconnector.sync.schedule.Scheduler;
import dev.ebayconnector.web.Instance;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Starts the syncs that are due, each minute. The schedule's event holds nothing that it needs: what is due stands in the
 * database, so that an event that is lost, late or delivered twice does no harm. It reads nothing of eBay and no token.
 */
public final class SyncSchedulerFunction implements RequestHandler<Map<String, Object>, Map<String, Integer>> {

    /** Enough for a batch that has begun, and for a queue that does not answer. */
    private static final Duration RESERVE = Duration.ofSeconds(20);

    private final Instance<ApplicationContext> instance;

    public SyncSchedulerFunction() {
        this(System.getenv());
    }

    SyncSchedulerFunction(Map<String, String> environment) {
        this.instance = Instance.start(
                environment,
                settings -> DatabaseSettings.read(settings, "connector-sync-scheduler"),
                SyncedResources::read,
                QueueSettings::read,
                ProofSettings::read,
                BuyerPeriods::read,
                MessagesSettings::read,
                ScheduleSettings::read);
    }

    @Override
    public Map<String, Integer> handleRequest(Map<String, Object> event, Context lambda) {
        return instance.use(context ->
                context.getBean(Metrics.class).measure(SyncSchedulerFunction.class, () -> pass(context, lambda)));
    }

    private static Map<String, Integer> pass(ApplicationContext context, Context lambda) {
        var deadline = context.getBean(Clock.class)
                .instant()
                .plusMillis(lambda.getRemainingTimeInMillis())
                .minus(RESERVE);
        return CurrentRequest.begin(RequestId.acceptOrMint(lambda.getAwsRequestId()), null, () -> {
            var counts = context.getBean(Scheduler.class).pass(deadline).counts();
            context.getBean(ProofsAfterRepair.class).start();
            context.getBean(QueueMeter.class).measure();
            return counts;
        });
    }

    /** For tests. */
    ApplicationContext context() {
        return instance.context();
    }
}
