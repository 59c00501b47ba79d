package dev.ebayconnector.testing;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the tables, beside the functions. */
public record Sql(String url) {

    public void run(String sql, Object... values) {
        query(sql, values, PreparedStatement::execute);
    }

    public long number(String sql, Object... values) {
        return Long.parseLong(text(sql, values));
    }

    public String text(String sql, Object... values) {
        return texts(sql, values).getFirst();
    }

    /** The first column. */
    public List<String> texts(String sql, Object... values) {
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
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.prepareStatement(sql)) {
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
