package dev.ebayconnector.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Questions that the server answers with one row. */
public final class Question {

    /** What a finding says where {@link #mayRead} is false. */
    public static final String NOT_READABLE = "this function may not read them";

    private Question() {}

    public static boolean yes(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Whether the session's role may read all of the tables. */
    public static boolean mayRead(Connection connection, Collection<String> tables) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT bool_and(has_table_privilege(name, 'SELECT')) FROM unnest(CAST(? AS text[])) AS t (name)")) {
            statement.setArray(1, connection.createArrayOf("text", tables.toArray()));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
