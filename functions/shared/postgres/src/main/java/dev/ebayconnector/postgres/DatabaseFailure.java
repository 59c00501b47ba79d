package dev.ebayconnector.postgres;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Tells an unavailable database from a wrong statement, by SQLSTATE and never by text. */
public final class DatabaseFailure {

    private DatabaseFailure() {}

    /** Whether the cause lies in the connection or the server's state, so that a later try may succeed. */
    public static boolean isUnavailable(Throwable thrown) {
        var cause = sqlCause(thrown);
        return cause instanceof SQLTransientConnectionException
                || cause != null && (lost(cause) || unavailable(cause.getSQLState()));
    }

    /** Whether a connection was lost while in use; its statement may or may not have been executed. */
    public static boolean isConnectionLost(Throwable thrown) {
        var cause = sqlCause(thrown);
        return cause != null && !(cause instanceof SQLTransientConnectionException) && lost(cause);
    }

    /** Class and SQLSTATE of the cause; no text of the server, which may hold data. */
    public static String reason(Throwable thrown) {
        var cause = sqlCause(thrown);
        return cause == null
                ? thrown.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + "/" + cause.getSQLState();
    }

    /**
     * Connection exceptions (08); ended by an administrator, a crash or an idle limit (57P). An exception without a state
     * comes from the pool: the connection was already closed. Micronaut Data throws it in place of the first failure when
     * it cleans up after a lost statement.
     */
    private static boolean lost(SQLException cause) {
        var state = cause.getSQLState();
        return state == null
                ? cause.getClass() == SQLException.class
                : state.startsWith("08") || state.startsWith("57P");
    }

    /**
     * Connection exceptions (08), wrong login (28), unknown database (3D), no resources (53), the statement's limit (57014),
     * operator intervention (57P).
     */
    private static boolean unavailable(String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("28")
                        || state.startsWith("3D")
                        || state.startsWith("53")
                        || state.equals("57014")
                        || state.startsWith("57P"));
    }

    private static SQLException sqlCause(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
