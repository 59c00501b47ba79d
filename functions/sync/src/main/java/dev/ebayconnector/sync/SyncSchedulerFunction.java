package dev.ebayconnector.sync;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.core.settings.BuyerPeriods;
import dev.ebayconnector.ebay.SyncedResources;
import dev.ebayconnector.sync.messages.MessagesSettings;
import dev.ebayconnector.sync.proof.ProofSettings;
import dev.ebayconnector.sync.proof.ProofsAfterRepair;
import dev.ebayconnector.sync.run.start.QueueMeter;
import dev.ebayconnector.sync.run.start.QueueSettings;
import dev.ebayconnector.sync.schedule.ScheduleSettings;
import dev.ebayconnector.sync.schedule.Scheduler;
import dev.ebayconnector.web.EventCall;
import dev.ebayconnector.web.EventFunction;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;

/**
 * Starts the syncs that are due, each minute. The schedule's event holds nothing that it needs: what is due stands in the
 * database, so that an event that is lost, late or delivered twice does no harm. It reads nothing of eBay and no token.
 */
public final class SyncSchedulerFunction extends EventFunction {

    /** Enough for a batch that has begun, and for a queue that does not answer. */
    private static final Duration RESERVE = Duration.ofSeconds(20);

    public SyncSchedulerFunction() {
        this(System.getenv());
    }

    SyncSchedulerFunction(Map<String, String> environment) {
        super(
                environment,
                RESERVE,
                settings -> DatabaseSettings.read(settings, "connector-sync-scheduler"),
                SyncedResources::read,
                QueueSettings::read,
                ProofSettings::read,
                BuyerPeriods::read,
                MessagesSettings::read,
                ScheduleSettings::read);
    }

    @Override
    protected Map<String, ?> handle(ApplicationContext context, EventCall call) {
        return CurrentRequest.begin(call.requestId(), null, () -> {
            var counts = context.getBean(Scheduler.class).pass(call.deadline()).counts();
            context.getBean(ProofsAfterRepair.class).start();
            context.getBean(QueueMeter.class).measure();
            return counts;
        });
    }
}
