package dev.ebayconnector.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads and writes the personal data of orders and their line items. Syncs lock the order before its items. */
final class BuyerStore {

    private static final String ITEMS = """
        SELECT i.account_id, i.order_id, i.line_item_id,
               CASE WHEN i.personal IS NULL AND o.erased_at IS NULL THEN CAST(i.raw AS text) END AS raw, i.personal
        FROM unnest(CAST(? AS uuid[]), CAST(? AS text[])) AS due (account_id, order_id)
        JOIN orders AS o ON o.account_id = due.account_id AND o.order_id = due.order_id
        JOIN order_line_items AS i ON i.account_id = due.account_id AND i.order_id = due.order_id
        """;

    private static final String WRITE_ITEMS = """
        UPDATE order_line_items AS i
        SET raw = COALESCE(CAST(rest.raw AS jsonb), i.raw), personal = rest.personal
        FROM unnest(CAST(? AS uuid[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS bytea[]))
            AS rest (account_id, order_id, line_item_id, raw, personal)
        WHERE i.account_id = rest.account_id AND i.order_id = rest.order_id AND i.line_item_id = rest.line_item_id
        """;

    private BuyerStore() {}

    /** @param sql with the parameters time and number of orders, the oldest first */
    static List<BuyerRow> due(Connection connection, String sql, Instant before, int most) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            statement.setInt(2, most);
            var rows = new ArrayList<BuyerRow>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new BuyerRow(
                            row.getObject("account_id", UUID.class),
                            row.getString("order_id"),
                            null,
                            row.getString("raw"),
                            row.getBytes("personal"),
                            false));
                }
            }
            return rows;
        }
    }

    static List<BuyerRow> items(Connection connection, List<BuyerRow> orders) throws SQLException {
        try (var statement = connection.prepareStatement(ITEMS)) {
            keys(statement, orders);
            var rows = new ArrayList<BuyerRow>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new BuyerRow(
                            row.getObject("account_id", UUID.class),
                            row.getString("order_id"),
                            row.getString("line_item_id"),
                            row.getString("raw"),
                            row.getBytes("personal"),
                            false));
                }
            }
            return rows;
        }
    }

    /** @param sql with the parameters accounts, orders, raw and personal, all arrays */
    static void write(Connection connection, String sql, List<BuyerRow> orders) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            keys(statement, orders);
            data(statement, 3, orders);
            statement.executeUpdate();
        }
    }

    static void writeItems(Connection connection, List<BuyerRow> items) throws SQLException {
        try (var statement = connection.prepareStatement(WRITE_ITEMS)) {
            keys(statement, items);
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", items.stream().map(BuyerRow::lineItem).toArray()));
            data(statement, 4, items);
            statement.executeUpdate();
        }
    }

    private static void keys(PreparedStatement statement, List<BuyerRow> rows) throws SQLException {
        var connection = statement.getConnection();
        statement.setArray(
                1,
                connection.createArrayOf(
                        "uuid", rows.stream().map(BuyerRow::accountId).toArray()));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "text", rows.stream().map(BuyerRow::orderId).toArray()));
    }

    private static void data(PreparedStatement statement, int first, List<BuyerRow> rows) throws SQLException {
        var connection = statement.getConnection();
        statement.setArray(
                first,
                connection.createArrayOf(
                        "text", rows.stream().map(BuyerRow::raw).toArray()));
        statement.setArray(
                first + 1,
                connection.createArrayOf(
                        "bytea", rows.stream().map(BuyerRow::personal).toArray(byte[][]::new)));
    }
}
