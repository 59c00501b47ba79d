package dev.ebayconnector.migrations.operate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table with rows that an earlier release stored, and how one of them is sealed.
 *
 * @param key     the primary key; the account is its first column
 * @param people  columns that name a person who is not the seller
 * @param erased  SQL for when the row was erased; what comes later stays erased
 * @param plain   SQL that holds for a row with personal data that is not sealed
 * @param columns that {@code sealed} needs, beside the key
 * @param sealed  makes the new values of columns, each a text, bytes or null
 */
record PlainTable(
        String name,
        List<String> key,
        List<String> people,
        String erased,
        String plain,
        List<String> columns,
        Sealed sealed) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> RECORDS = List.of("raw", "detail", "raw_text");

    /** The new values by column. */
    @FunctionalInterface
    interface Sealed {
        Map<String, Object> of(PlainRow row) throws SQLException;
    }

    /** Locks the rows; those that are locked by others are left to the next pass. */
    String select() {
        var names = key.stream().map("t."::concat).collect(Collectors.joining(", "));
        var marks = key.stream().map(column -> "?").collect(Collectors.joining(", "));
        return """
            SELECT %s, %s, a.environment, a.username AS account_username, a.ebay_user_id AS account_user_id,
                   a.erased_at IS NOT NULL AS account_erased, %s AS erased_at
            FROM %s t JOIN accounts a ON a.id = t.account_id
            WHERE (%s) > (%s) AND (%s)
            ORDER BY %s
            LIMIT ?
            FOR UPDATE OF t SKIP LOCKED
            """.formatted(
                        names,
                        columns.stream().map(PlainTable::read).collect(Collectors.joining(", ")),
                        erased,
                        name,
                        names,
                        marks,
                        plain,
                        names);
    }

    /** Whether its rows have {@code erased_at}. */
    boolean marked() {
        return erased.equals("t.erased_at");
    }

    /** All of a row that may name a person, as JSON. */
    List<String> records(ResultSet row) throws SQLException {
        var records = new ArrayList<String>();
        for (var column : columns) {
            var text = RECORDS.contains(column) ? row.getString(column) : null;
            if (text != null) {
                records.add(text);
            }
        }
        for (var column : people) {
            var name = row.getString(column);
            if (name != null) {
                records.add(JSON.createObjectNode().put("username", name).toString());
            }
        }
        return records;
    }

    /** JSON is read as text. */
    private static String read(String column) {
        return column.equals("raw") || column.equals("detail") || column.equals("media")
                ? "CAST(t." + column + " AS text) AS " + column
                : "t." + column;
    }

    String count() {
        return "SELECT count(*) FROM " + name + " t WHERE " + plain;
    }

    /** @param changed the columns that get a value, in the order of their parameters; the key follows */
    String update(List<String> changed) {
        return "UPDATE " + name + " SET "
                + changed.stream()
                        .map(column -> column
                                + (column.equals("raw") || column.equals("detail") ? " = CAST(? AS jsonb)" : " = ?"))
                        .collect(Collectors.joining(", "))
                + " WHERE " + key.stream().map(column -> column + " = ?").collect(Collectors.joining(" AND "));
    }
}
