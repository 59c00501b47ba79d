package dev.ebayconnector.sync.orders;

import dev.ebayconnector.core.settings.BuyerPeriods;
import dev.ebayconnector.ebay.orders.EbayOrder;
import dev.ebayconnector.sync.run.resource.WriteContext;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The tables {@code orders} and {@code order_line_items}: one statement per table and page, with the page as JSON. */
final class OrderStore {

    /** Those that eBay did not modify since they were stored. */
    private static final String UNMODIFIED = """
        SELECT stored.order_id
        FROM unnest(CAST(? AS text[]), CAST(? AS timestamptz[])) AS fresh (order_id, last_modified_at)
        JOIN orders AS stored
          ON stored.account_id = ? AND stored.order_id = fresh.order_id
         AND stored.last_modified_at >= fresh.last_modified_at
        """;

    /** What is stored of the orders that eBay modified since. */
    private static final String MODIFIED = """
        SELECT stored.order_id, CAST(stored.raw AS text) AS raw, stored.personal
        FROM unnest(CAST(? AS text[]), CAST(? AS timestamptz[])) AS fresh (order_id, last_modified_at)
        JOIN orders AS stored
          ON stored.account_id = ? AND stored.order_id = fresh.order_id
         AND stored.last_modified_at < fresh.last_modified_at
        ORDER BY stored.order_id
        FOR UPDATE OF stored
        """;

    /** An order that eBay did not modify is left alone. What was erased stays so, whatever eBay shows of the buyer later. */
    private static final String ORDERS = """
        WITH stored AS (
            INSERT INTO orders
                (account_id, order_id, created_at, last_modified_at, fulfillment_status, payment_status, cancel_state,
                 buyer_hash, total_value, total_currency, total_due_seller, marketplace_fee, sales_record,
                 delivery_cost, tax_by_ebay, refund_total, held_total, tax_country, ship_to_country, raw, personal,
                 run_id, first_stored_at, stored_at, erased_at)
            SELECT ?, o.order_id, o.created_at, o.last_modified_at, o.fulfillment_status, o.payment_status,
                   o.cancel_state, o.buyer_hash, o.total_value, o.total_currency, o.total_due_seller,
                   o.marketplace_fee, o.sales_record, o.delivery_cost, o.tax_by_ebay, o.refund_total, o.held_total,
                   o.tax_country, o.ship_to_country, o.raw, o.personal, ?, ?, ?,
                   o.erased_at
            FROM jsonb_to_recordset(CAST(? AS jsonb)) AS o (
                order_id text, created_at timestamptz, last_modified_at timestamptz, fulfillment_status text,
                payment_status text, cancel_state text, buyer_hash bytea, total_value numeric, total_currency text,
                total_due_seller numeric, marketplace_fee numeric, sales_record text, delivery_cost numeric,
                tax_by_ebay numeric, refund_total numeric, held_total numeric, tax_country text, ship_to_country text,
                raw jsonb, personal bytea, erased_at timestamptz)
            ON CONFLICT (account_id, order_id) DO UPDATE
            SET last_modified_at = excluded.last_modified_at, fulfillment_status = excluded.fulfillment_status,
                payment_status = excluded.payment_status, cancel_state = excluded.cancel_state,
                buyer_username = NULL,
                buyer_hash = CASE WHEN orders.erased_at IS NULL THEN excluded.buyer_hash END,
                total_value = excluded.total_value,
                total_currency = excluded.total_currency, total_due_seller = excluded.total_due_seller,
                marketplace_fee = excluded.marketplace_fee, sales_record = excluded.sales_record,
                delivery_cost = excluded.delivery_cost, tax_by_ebay = excluded.tax_by_ebay,
                refund_total = excluded.refund_total, held_total = excluded.held_total,
                tax_country = excluded.tax_country, ship_to_country = excluded.ship_to_country, raw = excluded.raw,
                personal = CASE WHEN orders.erased_at IS NULL THEN excluded.personal END,
                run_id = excluded.run_id, stored_at = excluded.stored_at,
                erased_at = COALESCE(orders.erased_at, excluded.erased_at)
            WHERE orders.last_modified_at < excluded.last_modified_at
            RETURNING order_id, xmax = 0 AS inserted)
        SELECT order_id, inserted FROM stored
        """;

    /**
     * The line items of an order are replaced: one that eBay does not list any more is deleted. Those of an order whose buyer
     * was erased are stored without personal data.
     */
    private static final String LINE_ITEMS = """
        WITH item AS (
            SELECT order_id, line_item_id, legacy_item_id, sku, title, quantity, cost_value, total_value, currency,
                   fulfillment_status, marketplace_id, delivery_cost, tax_by_ebay, refund_total, raw, personal
            FROM jsonb_to_recordset(CAST(? AS jsonb)) AS i (
                order_id text, line_item_id text, legacy_item_id text, sku text, title text, quantity integer,
                cost_value numeric, total_value numeric, currency text, fulfillment_status text, marketplace_id text,
                delivery_cost numeric, tax_by_ebay numeric, refund_total numeric, raw jsonb,
                personal bytea)),
        gone AS (
            DELETE FROM order_line_items AS old
            WHERE old.account_id = ? AND old.order_id = ANY (?)
              AND NOT EXISTS (
                  SELECT FROM item WHERE item.order_id = old.order_id AND item.line_item_id = old.line_item_id))
        INSERT INTO order_line_items
            (account_id, order_id, line_item_id, legacy_item_id, sku, title, quantity, cost_value, total_value,
             currency, fulfillment_status, marketplace_id, delivery_cost, tax_by_ebay, refund_total, raw, personal)
        SELECT ?, item.order_id, line_item_id, legacy_item_id, sku, title, quantity, cost_value, item.total_value,
               currency, item.fulfillment_status, marketplace_id, item.delivery_cost, item.tax_by_ebay,
               item.refund_total, item.raw, CASE WHEN stored.erased_at IS NULL THEN item.personal END
        FROM item LEFT JOIN orders AS stored ON stored.account_id = ? AND stored.order_id = item.order_id
        ON CONFLICT (account_id, order_id, line_item_id) DO UPDATE
        SET legacy_item_id = excluded.legacy_item_id, sku = excluded.sku, title = excluded.title,
            quantity = excluded.quantity, cost_value = excluded.cost_value, total_value = excluded.total_value,
            currency = excluded.currency, fulfillment_status = excluded.fulfillment_status,
            marketplace_id = excluded.marketplace_id, delivery_cost = excluded.delivery_cost,
            tax_by_ebay = excluded.tax_by_ebay, refund_total = excluded.refund_total, raw = excluded.raw,
            personal = excluded.personal
        """;

    private final BuyerPeriods periods;

    OrderStore(BuyerPeriods periods) {
        this.periods = periods;
    }

    /** The ids of the orders that eBay did not modify since they were stored. */
    Set<String> unmodified(Connection connection, UUID accountId, List<EbayOrder> orders) throws SQLException {
        try (var statement = connection.prepareStatement(UNMODIFIED)) {
            statement.setArray(1, texts(connection, orders.stream().map(EbayOrder::orderId)));
            statement.setArray(2, texts(connection, moments(orders)));
            statement.setObject(3, accountId);
            var ids = new HashSet<String>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    ids.add(result.getString("order_id"));
                }
            }
            return ids;
        }
    }

    /** The stored JSON, opened, by order id, of those orders that are stored and that eBay modified since. */
    Map<String, String> modified(Connection connection, WriteContext context, List<EbayOrder> orders)
            throws SQLException {
        try (var statement = connection.prepareStatement(MODIFIED)) {
            statement.setArray(1, texts(connection, orders.stream().map(EbayOrder::orderId)));
            statement.setArray(2, texts(connection, moments(orders)));
            statement.setObject(3, context.accountId());
            var stored = new HashMap<String, String>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var id = result.getString("order_id");
                    var personal = context.seal().open(OrderRows.place(id), result.getBytes("personal"));
                    stored.put(id, personal.restore(result.getString("raw")));
                }
            }
            return stored;
        }
    }

    /**
     * Takes each order once: PostgreSQL refuses to upsert a row twice in one statement.
     *
     * @return the ids of the orders that were written, each with whether it is new
     */
    Map<String, Boolean> orders(Connection connection, WriteContext context, List<EbayOrder> orders)
            throws SQLException {
        var now = context.now().atOffset(ZoneOffset.UTC);
        try (var statement = connection.prepareStatement(ORDERS)) {
            statement.setObject(1, context.accountId());
            statement.setObject(2, context.runId());
            statement.setObject(3, now);
            statement.setObject(4, now);
            statement.setString(5, OrderRows.orders(orders, context.seal(), expired(context), context.now()));
            var stored = new HashMap<String, Boolean>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    stored.put(result.getString("order_id"), result.getBoolean("inserted"));
                }
            }
            return stored;
        }
    }

    void lineItems(Connection connection, WriteContext context, List<EbayOrder> orders) throws SQLException {
        try (var statement = connection.prepareStatement(LINE_ITEMS)) {
            statement.setString(1, OrderRows.lineItems(orders, context.seal(), expired(context)));
            statement.setObject(2, context.accountId());
            statement.setArray(3, texts(connection, orders.stream().map(EbayOrder::orderId)));
            statement.setObject(4, context.accountId());
            statement.setObject(5, context.accountId());
            statement.executeUpdate();
        }
    }

    private ExpiredBuyers expired(WriteContext context) {
        return new ExpiredBuyers(periods, context.now());
    }

    private static Stream<String> moments(List<EbayOrder> orders) {
        return orders.stream().map(order -> order.lastModifiedAt().toString());
    }

    private static Array texts(Connection connection, Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
