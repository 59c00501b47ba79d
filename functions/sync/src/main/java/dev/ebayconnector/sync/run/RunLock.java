package dev.ebayconnector.sync.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Locks the row of a run until the transaction ends. Rows that refer to the run can still be written, so transactions that
 * have written some do not wait for each other. Not in {@link RunStore}: Micronaut takes the statement for an update.
 */
public final class RunLock {

    private static final String LOCK = "SELECT id FROM sync_runs WHERE id = ? FOR NO KEY UPDATE";

    private RunLock() {}

    public static void lock(Connection connection, UUID run) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setObject(1, run);
            statement.executeQuery().close();
        }
    }
}
