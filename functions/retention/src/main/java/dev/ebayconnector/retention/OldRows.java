package dev.ebayconnector.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Rows of one table that are deleted by their age alone.
 *
 * @param delete with the parameters time and number of rows
 * @param count  with the same parameters
 */
record OldRows(String name, Duration kept, String delete, String count) implements Expiry {

    @Override
    public Removed remove(Connection connection, Instant now, int most) throws SQLException {
        try (var statement = connection.prepareStatement(delete)) {
            statement.setObject(1, now.minus(kept).atOffset(ZoneOffset.UTC));
            statement.setInt(2, most);
            int deleted = statement.executeUpdate();
            return new Removed(deleted, deleted == most);
        }
    }

    @Override
    public int due(Connection connection, Instant now, int most) throws SQLException {
        try (var statement = connection.prepareStatement(count)) {
            statement.setObject(1, now.minus(kept).atOffset(ZoneOffset.UTC));
            statement.setInt(2, most);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
