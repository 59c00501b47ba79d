package dev.ebayconnector.migrations.diagnose;

import java.sql.Connection;
import java.sql.SQLException;

/** A question that the server answers with one row. */
final class Question {

    private Question() {}

    static boolean yes(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
