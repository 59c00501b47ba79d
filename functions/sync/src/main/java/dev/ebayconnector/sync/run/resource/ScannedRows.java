package dev.ebayconnector.sync.run.resource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;

/**
 * Binds the two statements of a table whose whole list is read each time: one stores a page and marks its rows with the
 * run, the other marks what a run that read everything did not see.
 */
public final class ScannedRows {

    private ScannedRows() {}

    /**
     * @param sql   with the parameters rows, run, account, account, run, run, now, now; selects {@code inserted} and
     *              {@code updated}
     * @param rows  as {@link JsonRows} writes them
     * @param count of the rows; those that were neither inserted nor updated are unchanged
     */
    public static WriteReport write(Connection connection, WriteContext context, String sql, String rows, int count)
            throws SQLException {
        var now = context.now().atOffset(ZoneOffset.UTC);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, rows);
            statement.setObject(2, context.runId());
            statement.setObject(3, context.accountId());
            statement.setObject(4, context.accountId());
            statement.setObject(5, context.runId());
            statement.setObject(6, context.runId());
            statement.setObject(7, now);
            statement.setObject(8, now);
            try (var result = statement.executeQuery()) {
                result.next();
                int inserted = result.getInt("inserted");
                int updated = result.getInt("updated");
                return new WriteReport(inserted, updated, count - inserted - updated);
            }
        }
    }

    /**
     * @param sql with the parameters now, account, run, run, account, run
     * @return the rows that were marked
     */
    public static int markGone(Connection connection, WriteContext context, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, context.now().atOffset(ZoneOffset.UTC));
            statement.setObject(2, context.accountId());
            statement.setObject(3, context.runId());
            statement.setObject(4, context.runId());
            statement.setObject(5, context.accountId());
            statement.setObject(6, context.runId());
            return statement.executeUpdate();
        }
    }
}
