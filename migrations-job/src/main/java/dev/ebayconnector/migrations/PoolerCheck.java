package dev.ebayconnector.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Whether a transaction pooler is in between, by what it does and not by its name: two connections that are open at the
 * same time can only be answered by the same server process, or one by two of them, if somebody shares them out.
 */
final class PoolerCheck {

    private static final String NAME = "pooler";

    private PoolerCheck() {}

    static Finding of(Target target, Connection connection) throws SQLException {
        boolean shared = isShared(target, connection);
        var sign = target.url().poolerSign();
        if (shared && !target.ofFunctions()) {
            return Finding.fail(
                    NAME,
                    "a transaction pooler is in between, which breaks the lock that keeps two jobs apart",
                    "set MIGRATIONS_URL to the database's direct URL");
        }
        if (shared && sign == null) {
            return Finding.fail(
                    NAME,
                    "a transaction pooler is in between, and the URL does not say so",
                    "add pgbouncer=true to DATABASE_URL, so that the functions prepare no statements on the server");
        }
        if (shared) {
            return Finding.ok(NAME, "transaction pooler, known by " + sign);
        }
        return sign == null
                ? Finding.ok(NAME, "none, sessions are direct")
                : Finding.ok(NAME, "sessions look direct, treated as pooled because of " + sign);
    }

    /** Poolers lend what came back last, or all in turn: the first shows on a second connection, the other on the same. */
    private static boolean isShared(Target target, Connection first) throws SQLException {
        int process = process(first);
        if (process(first) != process || process(first) != process) {
            return true;
        }
        try (var second = target.sessions().open(Duration.ofSeconds(5))) {
            second.setAutoCommit(false);
            int beside = process(second);
            boolean moved = process(first) != process;
            second.rollback();
            return beside == process || moved;
        }
    }

    private static int process(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_backend_pid()");
                var row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
