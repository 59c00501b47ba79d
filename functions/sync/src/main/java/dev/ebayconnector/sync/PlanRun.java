package dev.ebayconnector.sync;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.Optional;

/** Gives a run its windows, once: all of them or none, for a run that lacks some would end too early. */
final class PlanRun {

    private final WindowStore windows;
    private final TransactionOperations<Connection> transactions;

    PlanRun(WindowStore windows, TransactionOperations<Connection> transactions) {
        this.windows = windows;
        this.transactions = transactions;
    }

    void plan(SyncRun run) {
        if (!windows.ofRun(run.id()).isEmpty()) {
            return;
        }
        var planned = PlanWindows.plan(
                Optional.ofNullable(run.requestedFrom()),
                Optional.ofNullable(run.requestedTo()),
                run.fullScan(),
                windows.watermark(run.accountId(), run.resource()),
                run.createdAt());
        transactions.executeWrite(status -> {
            for (int ordinal = 0; ordinal < planned.size(); ordinal++) {
                var window = planned.get(ordinal);
                windows.add(run.id(), ordinal, window.field().word(), window.from(), window.to());
            }
            return null;
        });
    }
}
