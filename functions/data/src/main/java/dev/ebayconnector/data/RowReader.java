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

    private final ResultSet rows;
    private final int first;
    private final List<String> names = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();

    /** @param first the first column that is shown */
    RowReader(ResultSet rows, int first) throws SQLException {
        this.rows = rows;
        this.first = first;
        var about = rows.getMetaData();
        for (int i = first; i <= about.getColumnCount(); i++) {
            names.add(about.getColumnLabel(i));
            cells.add(cell(about.getColumnTypeName(i)));
        }
    }

    /** Reads a column of the current row. */
    private interface Cell {
        Object of(ResultSet rows, int column) throws SQLException;
    }

    private static Cell cell(String type) {
        return switch (type) {
            case "timestamptz" -> RowReader::moment;
            case "date" -> (rows, column) -> rows.getObject(column, LocalDate.class);
            case "numeric" -> ResultSet::getBigDecimal;
            case "int4", "int8" -> (rows, column) -> orNull(rows, rows.getLong(column));
            case "bool" -> (rows, column) -> orNull(rows, rows.getBoolean(column));
            case "bytea" -> ResultSet::getBytes;
            case "jsonb" -> RowReader::json;
            default -> ResultSet::getString;
        };
    }

    private static Object orNull(ResultSet rows, Object value) throws SQLException {
        return rows.wasNull() ? null : value;
    }

    private static StoredRow.Json json(ResultSet rows, int column) throws SQLException {
        var text = rows.getString(column);
        return text == null ? null : new StoredRow.Json(text);
    }

    private static Instant moment(ResultSet rows, int column) throws SQLException {
        var moment = rows.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    /** The names of the columns that are shown. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** The values of the current row by their names. */
    Map<String, Object> values() throws SQLException {
        var values = LinkedHashMap.<String, Object>newLinkedHashMap(names.size());
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), cells.get(i).of(rows, first + i));
        }
        return Collections.unmodifiableMap(values);
    }

    /** The values of the columns before those that are shown, as the kinds say, for the key. */
    List<Object> key(List<Column> columns) throws SQLException {
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
