package dev.ebayconnector.sync.schedule;

import dev.ebayconnector.sync.run.resource.JsonRows;
import dev.ebayconnector.sync.run.resource.Resources;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gives accounts the schedules that they lack, with the resources' defaults. Each pass looks at the accounts that were
 * connected last, and at some of the others in turn, because a resource may have been switched on.
 */
public final class MissingSchedules {

    /** Accounts that a pass looks at. */
    private static final int SOME = 100;

    private static final UUID START = new UUID(0, 0);

    private final ScheduleStore store;
    private final Resources resources;
    private final AtomicReference<UUID> last = new AtomicReference<>(START);

    public MissingSchedules(ScheduleStore store, Resources resources) {
        this.store = store;
        this.resources = resources;
    }

    /** Returns how many were added. */
    int add(Instant now) {
        var after = last.get();
        var defaults = JsonRows.of(
                resources.scheduled(),
                (row, resource) -> row.text("resource", resource.name())
                        .integer(
                                "every_seconds",
                                Math.toIntExact(resource.every().toSeconds()))
                        .flag("nightly", resource.nightly()));
        int added = store.addMissing(after, SOME, defaults, now);
        last.set(store.lastAccount(after, SOME).orElse(START));
        return added;
    }
}
