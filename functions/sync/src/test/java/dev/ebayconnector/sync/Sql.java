package dev.ebayconnector.sync;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the tables, beside the functions. */
record Sql(String url) {

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    void run(String sql, Object... values) {
        query(sql, values, PreparedStatement::execute);
    }

    long number(String sql, Object... values) {
        return Long.parseLong(text(sql, values));
    }

    String text(String sql, Object... values) {
        return texts(sql, values).getFirst();
    }

    /** The first column. */
    List<String> texts(String sql, Object... values) {
        return query(sql, values, statement -> {
            var rows = new ArrayList<String>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
            return rows;
        });
    }

    private <T> T query(String sql, Object[] values, Use<T> use) {
        try (var connection = connect(); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return use.of(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }
}
