package dev.ebayconnector.sync;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** Binds the parameters of a statement in their order; a column of many rows is one array, so a page is one round trip. */
final class Row {

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
