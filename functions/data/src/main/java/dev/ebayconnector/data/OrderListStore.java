package dev.ebayconnector.data;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.ListReader;
import dev.ebayconnector.web.PageRequest;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads {@code orders} with their {@code order_line_items}. */
@Singleton
final class OrderListStore {

    private static final ListQuery LIST = ListQuery.select("""
            SELECT o.order_id, o.account_id, o.created_at, o.last_modified_at, o.fulfillment_status, o.payment_status,
                   o.cancel_state, o.buyer_username, o.total_value, o.total_currency,
                   CAST(COALESCE((SELECT jsonb_agg(jsonb_build_object(
                            'line_item_id', i.line_item_id, 'sku', i.sku, 'title', i.title, 'quantity', i.quantity,
                            'total', jsonb_build_object('value', CAST(i.total_value AS text), 'currency', i.currency))
                            ORDER BY i.line_item_id)
                        FROM order_line_items i
                        WHERE i.account_id = o.account_id AND i.order_id = o.order_id), '[]') AS text) AS line_items
            FROM orders o
            """)
            .filter("account_id", "o.account_id = ?")
            .filter("status", "o.fulfillment_status = ?")
            .filter("buyer", "o.buyer_username = ?")
            .filter("from", "o.created_at >= ?")
            .filter("to", "o.created_at < ?")
            .descendingBy("o.created_at", "o.account_id", "o.order_id");

    private final ListReader reader;

    OrderListStore(ListReader reader) {
        this.reader = reader;
    }

    /** The latest first. */
    List<OrderRow> newest(OrderFilter filter, PageRequest<OrderKey> page) {
        return reader.rows(
                LIST.read()
                        .where("account_id", filter.accountId())
                        .where("status", filter.status())
                        .where("buyer", filter.buyer())
                        .where("from", filter.from())
                        .where("to", filter.to())
                        .after(page.afterValues())
                        .limit(page.rows()),
                OrderRow.class);
    }
}
