package dev.ebayconnector.sync;

import dev.ebayconnector.ebay.EbayOrder;
import dev.ebayconnector.ebay.OrdersPage;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

/** Stores one page: rows, window and figures in one transaction, or nothing of it. */
final class StorePage {

    private final OrderStore orders;
    private final WindowStore windows;
    private final RunStore runs;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    StorePage(OrderStore orders, WindowStore windows, RunStore runs, TransactionOperations<Connection> transactions, Clock clock) {
        this.orders = orders;
        this.windows = windows;
        this.runs = runs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @throws LeaseLost when another worker has the run by now; nothing is stored then */
    void store(SyncRun run, SyncWindow window, OrdersPage page, String owner, Instant leaseUntil) {
        transactions.executeWrite(status -> {
            var connection = status.getConnection();
            var distinct = distinct(page.orders());
            var stored = orders(connection, run, distinct);
            if (!page.unreadable().isEmpty()) {
                orders.quarantine(connection, run.accountId(), run.id(), clock.instant(), page.unreadable());
            }
            var moved = window.after(page);
            windows.move(run.id(), window.ordinal(), moved.nextOffset(), page.total(), moved.done());
            int inserted = stored.inserted().size();
            int updated = stored.updated().size();
            int counted = runs.addPage(run.id(), owner, page.orders().size() + page.unreadable().size(), inserted, updated,
                    distinct.size() - inserted - updated, page.unreadable().size(), leaseUntil);
            if (counted == 0) {
                throw new LeaseLost();
            }
            return null;
        });
    }

    /** The line items of an unchanged order are left alone like the order itself. */
    private StoredRows orders(Connection connection, SyncRun run, List<EbayOrder> distinct) throws SQLException {
        if (distinct.isEmpty()) {
            return StoredRows.NONE;
        }
        var stored = orders.orders(connection, run.accountId(), run.id(), clock.instant(), distinct);
        var changed = distinct.stream().filter(order -> stored.holds(order.orderId())).toList();
        if (!changed.isEmpty()) {
            orders.lineItems(connection, run.accountId(), changed);
        }
        return stored;
    }

    /** A shifting list can show an order twice. */
    private static List<EbayOrder> distinct(List<EbayOrder> orders) {
        var byId = new LinkedHashMap<String, EbayOrder>();
        orders.forEach(order -> byId.put(order.orderId(), order));
        return List.copyOf(byId.values());
    }

    /** Another worker took the run over. */
    static final class LeaseLost extends RuntimeException {
    }
}
