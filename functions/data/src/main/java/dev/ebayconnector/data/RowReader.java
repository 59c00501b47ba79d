package dev.ebayconnector.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads columns by the types that PostgreSQL tells, so that a resource states them once, in its SQL. */
final class RowReader {

    private RowReader() {}

    /** The names of the columns from one on. */
    static List<String> names(ResultSet rows, int first) throws SQLException {
        var names = new ArrayList<String>();
        for (int i = first; i <= rows.getMetaData().getColumnCount(); i++) {
            names.add(rows.getMetaData().getColumnLabel(i));
        }
        return names;
    }

    /** The values of the current row by their names, from one column on. */
    static Map<String, Object> values(ResultSet rows, int first) throws SQLException {
        var values = new LinkedHashMap<String, Object>();
        for (int i = first; i <= rows.getMetaData().getColumnCount(); i++) {
            values.put(rows.getMetaData().getColumnLabel(i), value(rows, i));
        }
        return Collections.unmodifiableMap(values);
    }

    private static Object value(ResultSet rows, int column) throws SQLException {
        var text = rows.getString(column);
        if (text == null) {
            return null;
        }
        return switch (rows.getMetaData().getColumnTypeName(column)) {
            case "timestamptz" -> moment(rows, column);
            case "date" -> rows.getObject(column, LocalDate.class);
            case "numeric" -> rows.getBigDecimal(column);
            case "int4", "int8" -> rows.getLong(column);
            case "bool" -> rows.getBoolean(column);
            case "bytea" -> rows.getBytes(column);
            case "jsonb" -> new StoredRow.Json(text);
            default -> text;
        };
    }

    private static Instant moment(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The values of the first columns as the kinds say, for the key. */
    static List<Object> key(ResultSet rows, List<Column> columns) throws SQLException {
        var key = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            key.add(
                    switch (columns.get(i).kind()) {
                        case MOMENT -> moment(rows, i + 1);
                        case AMOUNT -> rows.getBigDecimal(i + 1);
                        case UUID -> rows.getObject(i + 1);
                        case FLAG -> rows.getBoolean(i + 1);
                        case TEXT, PERSON -> rows.getString(i + 1);
                    });
        }
        return List.copyOf(key);
    }
}
