package dev.ebayconnector.migrations.connect;

import dev.ebayconnector.postgres.OpenedConnection;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Tells by its behaviour whether a pooler shares the server's sessions out by transaction. Two clients that are connected
 * at the same time meet one server process, or one client meets two, only if sessions are shared. Only reads, and leaves
 * nothing behind.
 */
public final class PoolerProbe {

    /** Other clients of the pooler can hide the change once; not so often in a row. */
    private static final int ROUNDS = 12;

    private static final String PROTOCOL_VIOLATION = "08P01";

    private PoolerProbe() {}

    /** How a further session is opened. */
    @FunctionalInterface
    public interface Opener {
        Connection open() throws SQLException;
    }

    public static boolean sharesSessions(Connection first, Opener opener) throws SQLException {
        int process = process(first);
        if (process(first) != process) {
            return true;
        }
        // A pooler that hands on the server's own key looks direct; one round is enough on a quiet one.
        boolean pooled = OpenedConnection.isPooled(first);
        int rounds = pooled ? ROUNDS : 1;
        try (var second = opener.open()) {
            for (int round = 0; round < rounds; round++) {
                if (sharedIn(first, process, second, pooled)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * While the second is in a transaction, a shared session of the first is lent to it or moves. PgBouncer lends what was
     * returned last, so after the second has returned its own, a shared session of the first moves there.
     */
    private static boolean sharedIn(Connection first, int process, Connection second, boolean pooled)
            throws SQLException {
        second.setAutoCommit(false);
        try {
            if (process(second) == process || process(first) != process) {
                return true;
            }
        } catch (SQLException refused) {
            // In statement mode PgBouncer refuses transactions. A session that has to wait is shared: several jobs can
            // hold
            // all sessions of a small pool, each waiting for one more.
            boolean shared = PROTOCOL_VIOLATION.equals(refused.getSQLState())
                    || refused.getCause() instanceof SocketTimeoutException;
            if (pooled && shared) {
                return true;
            }
            throw refused;
        } finally {
            if (!second.isClosed()) {
                second.rollback();
                second.setAutoCommit(true);
            }
        }
        return process(first) != process;
    }

    private static int process(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_backend_pid()");
                var row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
