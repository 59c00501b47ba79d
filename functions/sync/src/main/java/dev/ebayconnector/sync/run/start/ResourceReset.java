package dev.ebayconnector.sync.run.start;

import dev.ebayconnector.sync.run.RunStore;
import dev.ebayconnector.sync.run.quarantine.QuarantineStore;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.window.WindowStore;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Makes the connector forget how far a resource of an account was read, and its rows too if that is wanted. */
public final class ResourceReset {

    private final RunStore runs;
    private final WindowStore windows;
    private final QuarantineStore quarantine = new QuarantineStore();
    private final TransactionOperations<Connection> transactions;

    public ResourceReset(RunStore runs, WindowStore windows, TransactionOperations<Connection> transactions) {
        this.runs = runs;
        this.windows = windows;
        this.transactions = transactions;
    }

    /** One transaction, in which no run of the account can begin. */
    public ResetOutcome reset(UUID accountId, Resource<?> resource, boolean rows) {
        return transactions.executeWrite(status -> {
            runs.lockAccount(accountId);
            var active = runs.active(accountId, resource.name());
            if (active.isPresent()) {
                return new ResetOutcome.Active(active.get().id());
            }
            int records = 0;
            if (rows) {
                var deleted = delete(status.getConnection(), accountId, resource);
                if (deleted < 0) {
                    return new ResetOutcome.RowsKept();
                }
                records = deleted;
            }
            return new ResetOutcome.Done(windows.forgetWatermark(accountId, resource.name()) > 0, records);
        });
    }

    /** Negative if the resource does not allow it. */
    private int delete(Connection connection, UUID accountId, Resource<?> resource) {
        try {
            var deleted = resource.deleteAll(connection, accountId);
            if (deleted.isPresent()) {
                quarantine.deleteAll(connection, accountId, resource.name());
            }
            return deleted.orElse(-1);
        } catch (SQLException e) {
            throw new DataAccessException("the rows were not deleted", e);
        }
    }
}
