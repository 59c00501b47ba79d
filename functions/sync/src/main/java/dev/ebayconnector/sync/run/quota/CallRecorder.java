package dev.ebayconnector.sync.run.quota;

import dev.ebayconnector.sync.run.SyncRun;
import dev.ebayconnector.sync.run.calls.CallStore;
import dev.ebayconnector.sync.run.calls.Calls;
import dev.ebayconnector.sync.run.resource.Resource;
import java.sql.Connection;
import java.sql.SQLException;

/** Keeps the calls that a run made: each as an event, and their number in the day's quota. */
public final class CallRecorder {

    private final CallStore calls = new CallStore();
    private final QuotaBudget budget;

    public CallRecorder(QuotaBudget budget) {
        this.budget = budget;
    }

    /**
     * The last statements of the transaction of the connection, because all runs share the row of a quota.
     *
     * @param resource null if there is none; there are no calls then
     * @return the use of the quota; null without calls
     */
    public QuotaUse record(Connection connection, SyncRun run, Resource<?> resource, Calls made) throws SQLException {
        calls.add(connection, run.id(), made.entries());
        return made.count() == 0 ? null : budget.count(run.environment(), resource, made.count());
    }
}
