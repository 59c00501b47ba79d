package dev.ebayconnector.sync.run.quota;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.sync.run.resource.Resource;
import java.util.Optional;

/** The use of eBay's quota as one worker sees it: read once, and told anew by each page that is stored. */
public final class RunQuota {

    private final QuotaBudget budget;
    private final Resource<?> resource;
    private final boolean deferrable;
    private QuotaUse use;

    public RunQuota(QuotaBudget budget, EbayEnvironment environment, Resource<?> resource, boolean deferrable) {
        this.budget = budget;
        this.resource = resource;
        this.deferrable = deferrable;
        this.use = budget.today(environment, resource.quota());
    }

    /** @param now null if a page took no call */
    public void used(QuotaUse now) {
        use = now == null ? use : now;
    }

    /** Calls that the run may still make today. */
    public long room() {
        return budget.room(use, resource, deferrable);
    }

    /** Where the run must wait; empty if it may make more calls. */
    public Optional<Parking> parking() {
        return budget.parking(use, resource, deferrable);
    }
}
