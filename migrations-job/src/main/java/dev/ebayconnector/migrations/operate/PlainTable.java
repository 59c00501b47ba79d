package dev.ebayconnector.migrations.operate;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table with rows that an earlier release stored, and how one of them is sealed.
 *
 * @param key     the primary key; the account is its first column
 * @param plain   SQL that holds for a row with personal data that is not sealed
 * @param columns that {@code sealed} needs, beside the key
 * @param sealed  makes the new values of columns, each a text, bytes or null
 */
record PlainTable(String name, List<String> key, String plain, List<String> columns, Sealed sealed) {

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
            SELECT %s, %s, a.environment
            FROM %s t JOIN accounts a ON a.id = t.account_id
            WHERE (%s) > (%s) AND (%s)
            ORDER BY %s
            LIMIT ?
            FOR UPDATE OF t SKIP LOCKED
            """.formatted(
                        names,
                        columns.stream().map(PlainTable::read).collect(Collectors.joining(", ")),
                        name,
                        names,
                        marks,
                        plain,
                        names);
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
