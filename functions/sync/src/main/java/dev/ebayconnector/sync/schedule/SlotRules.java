package dev.ebayconnector.sync.schedule;

import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.start.RunPlanner;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what happens at a slot of a schedule. */
final class SlotRules {

    private static final Logger LOG = LoggerFactory.getLogger(SlotRules.class);

    private final ScheduleSettings settings;

    SlotRules(ScheduleSettings settings) {
        this.settings = settings;
    }

    Decision decide(DueSchedule due, Resource<?> resource, Instant now) {
        if (!due.connected()) {
            return new Decision.Skipped(Skip.NOT_CONNECTED);
        }
        if (!resource.scope().grantedBy(due.granted())) {
            return new Decision.Skipped(Skip.MISSING_SCOPE);
        }
        if (due.active()) {
            return new Decision.Skipped(Skip.ALREADY_ACTIVE);
        }
        return due.pace(settings).leavesOut(now, due.lastStartedAt())
                ? new Decision.LeftOut()
                : plan(due, resource, now);
    }

    /** A resource that fails to plan must not keep the others from starting. */
    private static Decision plan(DueSchedule due, Resource<?> resource, Instant now) {
        try {
            var slices = RunPlanner.increment(due.accountId(), resource, due.watermark(), now);
            return slices.isEmpty() ? new Decision.Skipped(Skip.NOTHING_TO_READ) : new Decision.Start(slices);
        } catch (RuntimeException e) {
            LOG.error("no run of {} planned for account {}", due.resource(), due.accountId(), e);
            return new Decision.Skipped(Skip.NOT_PLANNED);
        }
    }
}
