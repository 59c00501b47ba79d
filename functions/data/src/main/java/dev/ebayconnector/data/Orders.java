package dev.ebayconnector.data;

import java.util.List;
import java.util.Map;

/** {@code orders} with their {@code order_line_items}. */
final class Orders {

    /**
     * PostgreSQL must not look for an item's order in an index that begins with the account: for an account with most orders
     * it would read all of them for each item. So the order's account is an expression, which no index has.
     */
    private static final String SOLD = """
        EXISTS (SELECT FROM order_line_items s
                WHERE s.account_id = CAST(CAST(o.account_id AS text) AS uuid) AND s.order_id = o.order_id AND s.sku = ?)\
        """;

    static final StoredResource RESOURCE = new StoredResource(
            "orders",
            "order",
            new Source(
                    "orders o",
                    List.of(
                            new Column("account_id", Kind.UUID, "o.account_id"),
                            new Column("id", Kind.TEXT, "o.order_id")),
                    """
                    o.account_id, o.order_id, o.created_at, o.last_modified_at, o.fulfillment_status, o.payment_status,
                    o.cancel_state, o.buyer_username, o.total_value, o.total_currency,
                    (SELECT count(*) FROM order_line_items i
                     WHERE i.account_id = o.account_id AND i.order_id = o.order_id) AS line_item_count,
                    COALESCE((SELECT jsonb_agg(jsonb_build_object(
                                  'line_item_id', i.line_item_id, 'sku', i.sku, 'title', i.title, 'quantity', i.quantity,
                                  'total', jsonb_build_object('value', CAST(i.total_value AS text), 'currency', i.currency))
                                  ORDER BY i.line_item_id)
                              FROM order_line_items i
                              WHERE i.account_id = o.account_id AND i.order_id = o.order_id), '[]') AS line_items
                    """,
                    """
                    o.sales_record, o.total_due_seller AS total_due_seller_value, o.total_currency AS total_due_seller_currency,
                    o.marketplace_fee AS marketplace_fee_value, o.total_currency AS marketplace_fee_currency,
                    o.delivery_cost AS delivery_cost_value, o.total_currency AS delivery_cost_currency,
                    o.tax_by_ebay AS tax_by_ebay_value, o.total_currency AS tax_by_ebay_currency,
                    o.refund_total AS refund_total_value, o.total_currency AS refund_total_currency,
                    o.held_total AS held_total_value, o.total_currency AS held_total_currency,
                    o.tax_country, o.ship_to_country, o.erased_at,
                    o.first_stored_at, o.stored_at
                    """,
                    "o.raw",
                    Sealing.of("orders", "o", Map.of("buyer_username", Sealing.texts("buyer/username")))),
            List.of(
                    Filter.account("o.account_id = ?"),
                    Filter.text("id", "o.order_id = ?"),
                    Filter.text("status", "o.fulfillment_status = ?"),
                    Filter.person("buyer", "o.buyer_hash", "o.buyer_username"),
                    Filter.text("sku", SOLD),
                    Filter.text("currency", "o.total_currency = ?"),
                    Filter.amount("min_amount", "COALESCE(o.total_value, 0) >= ?"),
                    Filter.amount("max_amount", "COALESCE(o.total_value, 0) <= ?"),
                    Filter.moment("from", "o.created_at >= ?"),
                    Filter.moment("to", "o.created_at < ?"),
                    Filter.moment("modified_from", "o.last_modified_at >= ?"),
                    Filter.moment("modified_to", "o.last_modified_at < ?")),
            List.of(
                    Order.moment("created_at", "o.created_at"),
                    Order.changing("last_modified_at", "o.last_modified_at"),
                    Order.amount("total", "COALESCE(o.total_value, 0)")),
            List.of(new DayFigures(
                    "orders o",
                    "o.account_id",
                    "o.created_at",
                    "o.total_currency",
                    "count(*) AS orders, sum(o.total_value) AS total")));

    private Orders() {}
}
