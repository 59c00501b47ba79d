package dev.ebayconnector.sync.run.window;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * The table {@code sync_window_records}: which records the current pass of an open window has seen. It is in the
 * database because a window may be read by several workers, one after another.
 */
public final class SeenRecords {

    private static final String ADD = """
        INSERT INTO sync_window_records (run_id, ordinal, record_hash)
        SELECT ?, ?, hash FROM unnest(?) AS hash
        ON CONFLICT DO NOTHING
        RETURNING record_hash
        """;

    private static final String REMOVE = """
        DELETE FROM sync_window_records WHERE run_id = ? AND ordinal = ? AND record_hash = ANY (?)
        """;

    private static final String CLEAR = """
        DELETE FROM sync_window_records WHERE run_id = ? AND ordinal = ?
        """;

    /** Returns those that this pass had not seen. */
    Set<Long> add(Connection connection, SyncWindow window, Set<Long> hashes) throws SQLException {
        try (var statement = connection.prepareStatement(ADD)) {
            bind(statement, window);
            statement.setArray(3, connection.createArrayOf("int8", hashes.toArray()));
            try (var result = statement.executeQuery()) {
                var fresh = new HashSet<Long>();
                while (result.next()) {
                    fresh.add(result.getLong("record_hash"));
                }
                return fresh;
            }
        }
    }

    void remove(Connection connection, SyncWindow window, Set<Long> hashes) throws SQLException {
        try (var statement = connection.prepareStatement(REMOVE)) {
            bind(statement, window);
            statement.setArray(3, connection.createArrayOf("int8", hashes.toArray()));
            statement.executeUpdate();
        }
    }

    void clear(Connection connection, SyncWindow window) throws SQLException {
        try (var statement = connection.prepareStatement(CLEAR)) {
            bind(statement, window);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, SyncWindow window) throws SQLException {
        statement.setObject(1, window.runId());
        statement.setInt(2, window.ordinal());
    }
}
