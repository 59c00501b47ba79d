package dev.ebayconnector.migrations.schema;

import dev.ebayconnector.migrations.connect.Deadline;
import dev.ebayconnector.migrations.connect.Sleeper;
import dev.ebayconnector.migrations.report.Progress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * One job at a time. The lock is polled, never awaited inside the server: a session that waits in
 * {@code pg_advisory_lock} holds a snapshot, and {@code CREATE INDEX CONCURRENTLY} in the running job would wait for
 * that snapshot while it waits for the job. The lock ends with the session, so a killed job leaves none.
 */
public final class JobLock {

    public static final long KEY = 0x6562_6179_6d69_67L;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Connection connection;
    private final Sleeper sleeper;
    private final Progress progress;

    public JobLock(Connection connection, Sleeper sleeper, Progress progress) {
        this.connection = connection;
        this.sleeper = sleeper;
        this.progress = progress;
    }

    /** Whether the lock was taken before the deadline. */
    public boolean takenBefore(Deadline deadline) throws SQLException, InterruptedException {
        if (taken()) {
            return true;
        }
        progress.stage("waiting for another migrations job");
        progress.line("another migrations job is running; waiting for it");
        while (deadline.allows(PAUSE)) {
            sleeper.sleep(PAUSE);
            if (taken()) {
                return true;
            }
        }
        return false;
    }

    /** A pooler keeps the session open after this job, so the lock is released and not left to the connection's end. */
    public void release() {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_unlock(?)")) {
            statement.setLong(1, KEY);
            statement.execute();
        } catch (SQLException ended) {
            // The session ended, and the lock with it.
        }
    }

    private boolean taken() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, KEY);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
