package dev.ebayconnector.sync;

import dev.ebayconnector.ebay.EbayOrder;
import dev.ebayconnector.ebay.OrdersPage.Unreadable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Writes {@code orders}, {@code order_line_items} and {@code quarantined_records}: one statement a table and page. */
final class OrderStore {

    /**
     * An order that eBay did not modify since is left alone: a late re-read would bring masks in the place of personal data.
     */
    private static final String ORDERS = """
        WITH stored AS (
            INSERT INTO orders
                (account_id, order_id, created_at, last_modified_at, fulfillment_status, payment_status, cancel_state,
                 buyer_username, total_value, total_currency, total_due_seller, marketplace_fee, sales_record, raw,
                 run_id, first_stored_at, stored_at)
            SELECT ?, o.order_id, o.created_at, o.last_modified_at, o.fulfillment_status, o.payment_status, o.cancel_state,
                   o.buyer_username, o.total_value, o.total_currency, o.total_due_seller, o.marketplace_fee,
                   o.sales_record, CAST(o.raw AS jsonb), ?, ?, ?
            FROM unnest(?, ?, ?, ?, ?, ?, ?, CAST(? AS numeric[]), ?, CAST(? AS numeric[]), CAST(? AS numeric[]), ?, ?)
                AS o (order_id, created_at, last_modified_at, fulfillment_status, payment_status, cancel_state,
                      buyer_username, total_value, total_currency, total_due_seller, marketplace_fee, sales_record, raw)
            ON CONFLICT (account_id, order_id) DO UPDATE
            SET last_modified_at = excluded.last_modified_at, fulfillment_status = excluded.fulfillment_status,
                payment_status = excluded.payment_status, cancel_state = excluded.cancel_state,
                buyer_username = excluded.buyer_username, total_value = excluded.total_value,
                total_currency = excluded.total_currency, total_due_seller = excluded.total_due_seller,
                marketplace_fee = excluded.marketplace_fee, sales_record = excluded.sales_record, raw = excluded.raw,
                run_id = excluded.run_id, stored_at = excluded.stored_at
            WHERE orders.last_modified_at < excluded.last_modified_at
            RETURNING order_id, xmax = 0 AS inserted)
        SELECT order_id, inserted FROM stored
        """;

    /** The line items of an order are replaced: one that eBay does not list any more goes. */
    private static final String LINE_ITEMS = """
        WITH item AS (
            SELECT order_id, line_item_id, legacy_item_id, sku, title, quantity, cost_value, total_value, currency,
                   fulfillment_status, marketplace_id, raw
            FROM unnest(?, ?, ?, ?, ?, ?, CAST(? AS numeric[]), CAST(? AS numeric[]), ?, ?, ?, ?)
                AS i (order_id, line_item_id, legacy_item_id, sku, title, quantity, cost_value, total_value, currency,
                      fulfillment_status, marketplace_id, raw)),
        gone AS (
            DELETE FROM order_line_items AS old
            WHERE old.account_id = ? AND old.order_id = ANY (?)
              AND NOT EXISTS (SELECT FROM item WHERE item.order_id = old.order_id AND item.line_item_id = old.line_item_id))
        INSERT INTO order_line_items
            (account_id, order_id, line_item_id, legacy_item_id, sku, title, quantity, cost_value, total_value, currency,
             fulfillment_status, marketplace_id, raw)
        SELECT ?, order_id, line_item_id, legacy_item_id, sku, title, quantity, cost_value, total_value, currency,
               fulfillment_status, marketplace_id, CAST(raw AS jsonb)
        FROM item
        ON CONFLICT (account_id, order_id, line_item_id) DO UPDATE
        SET legacy_item_id = excluded.legacy_item_id, sku = excluded.sku, title = excluded.title, quantity = excluded.quantity,
            cost_value = excluded.cost_value, total_value = excluded.total_value, currency = excluded.currency,
            fulfillment_status = excluded.fulfillment_status, marketplace_id = excluded.marketplace_id, raw = excluded.raw
        """;

    private static final String QUARANTINE = """
        INSERT INTO quarantined_records (at, account_id, run_id, resource, record_key, reason, raw)
        SELECT ?, ?, ?, 'orders', q.record_key, q.reason, CAST(replace(q.raw, '\\u0000', '\\ufffd') AS jsonb)
        FROM unnest(?, ?, ?) AS q (record_key, reason, raw)
        """;

    /** Takes each order once: PostgreSQL refuses to upsert a row twice in one statement. */
    StoredRows orders(Connection connection, UUID accountId, UUID runId, Instant now, List<EbayOrder> orders)
            throws SQLException {
        try (var statement = connection.prepareStatement(ORDERS)) {
            var row = new Row(connection, statement);
            row.value(accountId).value(runId).moment(now).moment(now);
            row.texts(orders, EbayOrder::orderId)
                    .moments(orders, EbayOrder::createdAt)
                    .moments(orders, EbayOrder::lastModifiedAt)
                    .texts(orders, EbayOrder::fulfillmentStatus)
                    .texts(orders, EbayOrder::paymentStatus)
                    .texts(orders, EbayOrder::cancelState)
                    .texts(orders, EbayOrder::buyerUsername)
                    .texts(orders, EbayOrder::totalValue)
                    .texts(orders, EbayOrder::totalCurrency)
                    .texts(orders, EbayOrder::totalDueSeller)
                    .texts(orders, EbayOrder::marketplaceFee)
                    .texts(orders, EbayOrder::salesRecord)
                    .texts(orders, EbayOrder::raw);
            try (var result = statement.executeQuery()) {
                return read(result, orders.size());
            }
        }
    }

    void lineItems(Connection connection, UUID accountId, List<EbayOrder> orders) throws SQLException {
        var items = orders.stream()
                .flatMap(order -> order.lineItems().stream().map(item -> new Placed(order.orderId(), item)))
                .toList();
        try (var statement = connection.prepareStatement(LINE_ITEMS)) {
            new Row(connection, statement)
                    .texts(items, Placed::orderId)
                    .texts(items, placed -> placed.item().lineItemId())
                    .texts(items, placed -> placed.item().legacyItemId())
                    .texts(items, placed -> placed.item().sku())
                    .texts(items, placed -> placed.item().title())
                    .numbers(items, placed -> placed.item().quantity())
                    .texts(items, placed -> placed.item().costValue())
                    .texts(items, placed -> placed.item().totalValue())
                    .texts(items, placed -> placed.item().currency())
                    .texts(items, placed -> placed.item().fulfillmentStatus())
                    .texts(items, placed -> placed.item().marketplaceId())
                    .texts(items, placed -> placed.item().raw())
                    .value(accountId)
                    .texts(orders, EbayOrder::orderId)
                    .value(accountId);
            statement.executeUpdate();
        }
    }

    void quarantine(Connection connection, UUID accountId, UUID runId, Instant now, List<Unreadable> records)
            throws SQLException {
        try (var statement = connection.prepareStatement(QUARANTINE)) {
            new Row(connection, statement)
                    .moment(now)
                    .value(accountId)
                    .value(runId)
                    .texts(records, Unreadable::key)
                    .texts(records, Unreadable::reason)
                    .texts(records, Unreadable::raw);
            statement.executeUpdate();
        }
    }

    private static StoredRows read(ResultSet result, int asked) throws SQLException {
        var inserted = new HashSet<String>();
        var updated = new HashSet<String>();
        while (result.next()) {
            (result.getBoolean("inserted") ? inserted : updated).add(result.getString("order_id"));
        }
        return new StoredRows(inserted, updated, asked - inserted.size() - updated.size(), List.of());
    }

    private record Placed(String orderId, EbayOrder.LineItem item) {}
}
