package dev.ebayconnector.health;

import dev.ebayconnector.core.database.ConnectionPool;
import dev.ebayconnector.postgres.DatabaseFailure;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Whether runs are taken from the queue: one that has waited long was never announced, or no worker is there. The queue
 * itself is not asked, because a queue that is well says nothing of its worker.
 */
@Singleton
final class QueueCheck {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int PATIENCE_MILLIS = 500;

    private final ConnectionPool pool;

    QueueCheck(ConnectionPool pool) {
        this.pool = pool;
    }

    Part ask() {
        long start = System.nanoTime();
        try (var connection = pool.borrow()) {
            connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
            try (var statement = connection.prepareStatement("""
                SELECT CAST(coalesce(extract(epoch FROM now() - min(created_at)), 0) AS bigint)
                FROM sync_runs
                WHERE state = 'QUEUED'
                """);
                    var row = statement.executeQuery()) {
                row.next();
                return verdict(Duration.ofSeconds(row.getLong(1)), start);
            }
        } catch (SQLException e) {
            return Part.unknown("queue", start, "the database failed: " + DatabaseFailure.reason(e));
        }
    }

    private static Part verdict(Duration oldest, long start) {
        return oldest.compareTo(LONG) < 0
                ? Part.ok("queue", start, null)
                : Part.fail("queue", start, "a run has waited " + oldest.toMinutes() + " minutes for a worker");
    }
}
