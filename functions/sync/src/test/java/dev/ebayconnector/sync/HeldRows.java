package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** Rows that a transaction of the test has locked, so that statements which want them meet there. */
final class HeldRows implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String WAITING = "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted";

    private final SyncSystem system;
    private final Connection connection;

    private HeldRows(SyncSystem system, Connection connection) {
        this.system = system;
        this.connection = connection;
    }

    static HeldRows of(SyncSystem system, String table) throws SQLException {
        var connection = DriverManager.getConnection(system.database.url());
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement
                    .executeQuery("SELECT 1 FROM " + table + " FOR NO KEY UPDATE")
                    .close();
        }
        return new HeldRows(system, connection);
    }

    /** Waits until so many statements wait for a lock. */
    void awaitWaiting(int statements) {
        long begun = System.nanoTime();
        while (system.sql.number(WAITING) < statements) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
            Thread.onSpinWait();
        }
    }

    /**
     * Waits for something else, by which a deadlock comes into being. PostgreSQL gives up the other statement, because it
     * looks for deadlocks a second after it began to wait, and for those of this one never.
     */
    void want(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL deadlock_timeout = '1h'");
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
