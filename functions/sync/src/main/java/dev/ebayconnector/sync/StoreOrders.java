package dev.ebayconnector.sync;

import dev.ebayconnector.ebay.EbayOrder;
import dev.ebayconnector.ebay.OrdersPage;
import dev.ebayconnector.ebay.OrdersPage.Unreadable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Writes the orders of a page and their line items, within the page's transaction. */
final class StoreOrders {

    /** SQLSTATE classes (PostgreSQL, appendix A) that blame the data: cardinality, data exception, integrity constraint. */
    private static final Set<String> BLAME_THE_DATA = Set.of("21", "22", "23");

    private final OrderStore orders;
    private final Clock clock;

    StoreOrders(OrderStore orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    /** @throws Refused when the database does not take one of them; the transaction is lost then */
    StoredRows together(Connection connection, SyncRun run, OrdersPage page) throws SQLException {
        try {
            return write(connection, run, distinct(page.orders())).with(page.unreadable());
        } catch (SQLException e) {
            if (blamesTheData(e)) {
                throw new Refused();
            }
            throw e;
        }
    }

    /** The slow way, for a page that holds an order which the database does not take: the others must not suffer for it. */
    StoredRows oneByOne(Connection connection, SyncRun run, OrdersPage page) throws SQLException {
        var inserted = new HashSet<String>();
        var updated = new HashSet<String>();
        var refused = new ArrayList<Unreadable>();
        var distinct = distinct(page.orders());
        for (var order : distinct) {
            var before = connection.setSavepoint();
            try {
                var stored = write(connection, run, List.of(order));
                inserted.addAll(stored.inserted());
                updated.addAll(stored.updated());
                connection.releaseSavepoint(before);
            } catch (SQLException e) {
                connection.rollback(before);
                if (!blamesTheData(e)) {
                    throw e;
                }
                refused.add(new Unreadable(
                        order.orderId(), "the database refuses it (SQLSTATE " + e.getSQLState() + ")", order.raw()));
            }
        }
        return new StoredRows(
                        inserted, updated, distinct.size() - inserted.size() - updated.size() - refused.size(), refused)
                .with(page.unreadable());
    }

    /** The line items of an unchanged order are left alone like the order itself. */
    private StoredRows write(Connection connection, SyncRun run, List<EbayOrder> distinct) throws SQLException {
        var stored = orders.orders(connection, run.accountId(), run.id(), clock.instant(), distinct);
        var changed =
                distinct.stream().filter(order -> stored.holds(order.orderId())).toList();
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

    private static boolean blamesTheData(SQLException e) {
        return e.getSQLState() != null
                && e.getSQLState().length() == 5
                && BLAME_THE_DATA.contains(e.getSQLState().substring(0, 2));
    }

    /** The database does not take the page as a whole. */
    static final class Refused extends RuntimeException {}
}
