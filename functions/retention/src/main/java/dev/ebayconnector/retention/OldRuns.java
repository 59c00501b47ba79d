package dev.ebayconnector.retention;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Ended runs with their windows and calls. A run stays, however old, while something still needs it: a schedule or a
 * checkpoint that names it as its last one, a record in quarantine, or a day whose proof waits for its end.
 */
final class OldRuns implements Expiry {

    /** A run whose windows and calls are more than a batch is deleted by several. */
    private static final int RUNS = 100;

    /** Subselects by key, so that no plan reads the other tables as a whole. */
    private static final String DUE = """
        FROM sync_runs AS r
        WHERE r.created_at < ? AND r.finished_at < ? AND r.state IN ('SUCCEEDED', 'STOPPED', 'FAILED')
          AND (SELECT s.last_run_id FROM sync_schedules AS s
               WHERE s.account_id = r.account_id AND s.resource = r.resource) IS DISTINCT FROM r.id
          AND (SELECT c.run_id FROM sync_checkpoints AS c
               WHERE c.account_id = r.account_id AND c.resource = r.resource) IS DISTINCT FROM r.id
          AND (SELECT q.id FROM quarantined_records AS q WHERE q.run_id = r.id LIMIT 1) IS NULL
          AND (SELECT p.day FROM sync_proofs AS p
               WHERE p.repair_run_id = r.id AND p.state <> 'proven' AND p.repair_run_id IS NOT NULL LIMIT 1) IS NULL
        ORDER BY r.created_at, r.id
        LIMIT ?
        """;

    private static final String LOCK = "SELECT r.id " + DUE + " FOR UPDATE OF r SKIP LOCKED";
    private static final String COUNT = "SELECT count(*) FROM (SELECT " + DUE + ") AS due";

    private static final String DELETE_CALLS = """
        DELETE FROM sync_calls
        WHERE id = ANY (ARRAY(SELECT id FROM sync_calls WHERE run_id = ANY (?) ORDER BY run_id, id LIMIT ?))
        """;

    private static final String DELETE_RECORDS = """
        DELETE FROM sync_window_records AS w
        USING (SELECT run_id, ordinal, record_hash FROM sync_window_records
               WHERE run_id = ANY (?) ORDER BY run_id, ordinal, record_hash LIMIT ?) AS old
        WHERE w.run_id = old.run_id AND w.ordinal = old.ordinal AND w.record_hash = old.record_hash
        """;

    private static final String DELETE_WINDOWS = """
        DELETE FROM sync_windows AS w
        USING (SELECT run_id, ordinal FROM sync_windows WHERE run_id = ANY (?) ORDER BY run_id, ordinal LIMIT ?) AS old
        WHERE w.run_id = old.run_id AND w.ordinal = old.ordinal
        """;

    private static final List<String> PARTS = List.of(DELETE_RECORDS, DELETE_CALLS, DELETE_WINDOWS);

    private static final String DELETE = "DELETE FROM sync_runs WHERE id = ANY (?)";

    /** A run that has lost some of its windows must never be continued: it would seem complete without them. */
    private static final String CLOSE = "UPDATE sync_runs SET resumable = false WHERE id = ANY (?) AND resumable";

    private final Duration kept;

    OldRuns(Duration kept) {
        this.kept = kept;
    }

    @Override
    public String name() {
        return "sync_runs";
    }

    @Override
    public Removed remove(Connection connection, Instant now, int most) throws SQLException {
        int limit = Math.min(RUNS, most);
        var runs = locked(connection, now, limit);
        if (runs.isEmpty()) {
            return new Removed(0, false);
        }
        if (parts(connection, runs, most) < most) {
            return new Removed(write(connection, DELETE, runs), runs.size() == limit);
        }
        write(connection, CLOSE, runs);
        return new Removed(0, true);
    }

    @Override
    public int due(Connection connection, Instant now, int most) throws SQLException {
        try (var statement = connection.prepareStatement(COUNT)) {
            bind(statement, now, most);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Deletes what belongs to the runs, up to a number of rows; less means that nothing is left. */
    private static int parts(Connection connection, List<UUID> runs, int most) throws SQLException {
        int deleted = 0;
        for (var part : PARTS) {
            try (var statement = connection.prepareStatement(part)) {
                statement.setArray(1, ids(connection, runs));
                statement.setInt(2, most - deleted);
                deleted += statement.executeUpdate();
            }
            if (deleted == most) {
                break;
            }
        }
        return deleted;
    }

    private List<UUID> locked(Connection connection, Instant now, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK)) {
            bind(statement, now, limit);
            var runs = new ArrayList<UUID>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    runs.add(row.getObject(1, UUID.class));
                }
            }
            return runs;
        }
    }

    private void bind(PreparedStatement statement, Instant now, int limit) throws SQLException {
        var before = now.minus(kept).atOffset(ZoneOffset.UTC);
        statement.setObject(1, before);
        statement.setObject(2, before);
        statement.setInt(3, limit);
    }

    private static int write(Connection connection, String sql, List<UUID> runs) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, ids(connection, runs));
            return statement.executeUpdate();
        }
    }

    private static Array ids(Connection connection, List<UUID> runs) throws SQLException {
        return connection.createArrayOf("uuid", runs.toArray());
    }
}
