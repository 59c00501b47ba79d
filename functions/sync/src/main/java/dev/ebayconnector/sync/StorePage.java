package dev.ebayconnector.sync;

import dev.ebayconnector.ebay.OrdersPage;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

/** Stores one page: rows, window and figures in one transaction, or nothing of it. */
final class StorePage {

    private final StoreOrders storeOrders;
    private final OrderStore orders;
    private final WindowStore windows;
    private final RunStore runs;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    StorePage(
            OrderStore orders,
            WindowStore windows,
            RunStore runs,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.storeOrders = new StoreOrders(orders, clock);
        this.orders = orders;
        this.windows = windows;
        this.runs = runs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @throws LeaseLost when another worker has the run by now; nothing is stored then */
    void store(SyncRun run, SyncWindow window, FetchedPage.Fetched fetched, String owner, Instant leaseUntil) {
        try {
            store(run, window, fetched, owner, leaseUntil, storeOrders::together);
        } catch (StoreOrders.Refused e) {
            store(run, window, fetched, owner, leaseUntil, storeOrders::oneByOne);
        }
    }

    private void store(
            SyncRun run, SyncWindow window, FetchedPage.Fetched fetched, String owner, Instant leaseUntil, Way way) {
        transactions.executeWrite(status -> {
            var page = fetched.page();
            var stored = write(status.getConnection(), run, page, way);
            var moved = window.after(page);
            windows.move(run.id(), window.ordinal(), moved.nextOffset(), page.total(), moved.done());
            int counted = runs.addPage(
                    run.id(),
                    owner,
                    page.orders().size() + page.unreadable().size(),
                    stored.inserted().size(),
                    stored.updated().size(),
                    stored.unchanged(),
                    stored.quarantined().size(),
                    fetched.calls(),
                    leaseUntil);
            if (counted == 0) {
                throw new LeaseLost();
            }
            return null;
        });
    }

    /** Micronaut lets a checked exception through unseen by the compiler, and by whoever catches the unchecked ones. */
    private StoredRows write(Connection connection, SyncRun run, OrdersPage page, Way way) {
        try {
            var stored = way.store(connection, run, page);
            if (!stored.quarantined().isEmpty()) {
                orders.quarantine(connection, run.accountId(), run.id(), clock.instant(), stored.quarantined());
            }
            return stored;
        } catch (SQLException e) {
            throw new DataAccessException("page not stored", e);
        }
    }

    /** How the orders of a page come into the tables. */
    private interface Way {
        StoredRows store(Connection connection, SyncRun run, OrdersPage page) throws SQLException;
    }

    /** Another worker took the run over. */
    static final class LeaseLost extends RuntimeException {}
}
