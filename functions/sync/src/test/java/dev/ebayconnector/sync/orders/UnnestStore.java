package dev.ebayconnector.sync.orders;

import dev.ebayconnector.ebay.orders.EbayOrder;
import dev.ebayconnector.sync.run.resource.WriteContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** How pages were stored before {@link OrderStore}: an array for each column. Kept for {@link OrderStoreBench}. */
final class UnnestStore {

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

    /** Takes each order once: PostgreSQL refuses to upsert a row twice in one statement. */
    Map<String, Boolean> orders(Connection connection, WriteContext context, List<EbayOrder> orders)
            throws SQLException {
        try (var statement = connection.prepareStatement(ORDERS)) {
            var row = new Row(connection, statement);
            row.value(context.accountId())
                    .value(context.runId())
                    .moment(context.now())
                    .moment(context.now());
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
                return read(result);
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

    private static Map<String, Boolean> read(ResultSet result) throws SQLException {
        var stored = new HashMap<String, Boolean>();
        while (result.next()) {
            stored.put(result.getString("order_id"), result.getBoolean("inserted"));
        }
        return stored;
    }

    private record Placed(String orderId, EbayOrder.LineItem item) {}

    /** Binds the parameters of a statement in their order. */
    private static final class Row {

        private final Connection connection;
        private final PreparedStatement statement;
        private int index;

        Row(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        Row value(Object value) throws SQLException {
            statement.setObject(++index, value);
            return this;
        }

        Row moment(Instant moment) throws SQLException {
            return value(utc(moment));
        }

        <T> Row texts(List<T> rows, Function<T, Object> column) throws SQLException {
            return array("text", rows, row -> {
                var value = column.apply(row);
                return value == null ? null : value.toString();
            });
        }

        <T> Row moments(List<T> rows, Function<T, Instant> column) throws SQLException {
            return array("timestamptz", rows, row -> utc(column.apply(row)));
        }

        <T> Row numbers(List<T> rows, Function<T, Integer> column) throws SQLException {
            return array("int4", rows, column::apply);
        }

        private <T> Row array(String type, List<T> rows, Function<T, Object> column) throws SQLException {
            statement.setArray(
                    ++index,
                    connection.createArrayOf(type, rows.stream().map(column).toArray()));
            return this;
        }

        private static OffsetDateTime utc(Instant moment) {
            return moment.atOffset(ZoneOffset.UTC);
        }
    }
}
