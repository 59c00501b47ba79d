package dev.ebayconnector.sync.run.start;

import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Resource.PlanRequest;
import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.window.WindowStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Plans what a run reads, in the same way for a request and for a schedule. */
public final class RunPlanner {

    private final WindowStore windows;

    public RunPlanner(WindowStore windows) {
        this.windows = windows;
    }

    /**
     * The slices of a requested run; none if the request leaves nothing to read.
     *
     * @param from as requested; may be null
     * @param to   as requested; may be null
     */
    public List<Slice> plan(UUID accountId, Resource<?> resource, Instant from, Instant to, boolean full, Instant now) {
        var watermark = windows.watermark(accountId, resource.name());
        return resource.plan(
                new PlanRequest(accountId, Optional.ofNullable(from), Optional.ofNullable(to), full, watermark, now));
    }

    /**
     * The slices of a run that reads what is new, or everything if nothing was read before.
     *
     * @param watermark up to where the resource is complete; null before its first successful run
     */
    public static List<Slice> increment(UUID accountId, Resource<?> resource, Instant watermark, Instant now) {
        return resource.plan(new PlanRequest(
                accountId, Optional.empty(), Optional.empty(), false, Optional.ofNullable(watermark), now));
    }
}
