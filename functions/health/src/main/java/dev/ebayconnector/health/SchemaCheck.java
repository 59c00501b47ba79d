package dev.ebayconnector.health;

import dev.ebayconnector.core.database.ConnectionPool;
import dev.ebayconnector.postgres.DatabaseFailure;
import dev.ebayconnector.core.database.SchemaVersion;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/**
 * Asks the database a real question at each call and remembers nothing. The bound holds whatever the network does: the
 * pool ends a wait for a connection by its own time-out, and an answer is awaited on the socket no longer than what is left.
 */
@Singleton
final class SchemaCheck {

    /** With what the function needs around it, within the promised 2 s. */
    private static final Duration BOUND = Duration.ofMillis(1950);

    /** A pooled connection that does not answer by then is given up for a new one. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final int LEAST_MILLIS = 20;
    private static final String UNDEFINED_TABLE = "42P01";

    private final ConnectionPool pool;

    SchemaCheck(ConnectionPool pool) {
        this.pool = pool;
    }

    DatabaseState ask() {
        long start = System.nanoTime();
        try {
            return answer(start);
        } catch (SQLTransientConnectionException e) {
            return new DatabaseState.Away(noConnection(), elapsedMillis(start));
        } catch (SQLException e) {
            return UNDEFINED_TABLE.equals(e.getSQLState())
                    ? new DatabaseState.SchemaTooOld("none", elapsedMillis(start))
                    : new DatabaseState.Away("the database failed: " + DatabaseFailure.reason(e), elapsedMillis(start));
        }
    }

    private DatabaseState answer(long start) throws SQLException {
        var connection = pool.unproven();
        try (connection) {
            return question(connection, start);
        } catch (SQLException e) {
            if (!DatabaseFailure.isConnectionLost(e)
                    || millisLeft(start) < BOUND.minus(PATIENCE).toMillis() - LEAST_MILLIS) {
                throw e;
            }
        }
        pool.replace(connection);
        try (var another = pool.unproven()) {
            return question(another, start);
        }
    }

    /** A server that takes no writes is a replica, or one whose platform has found its disk full. */
    private DatabaseState question(Connection connection, long start) throws SQLException {
        connection.setNetworkTimeout(
                Runnable::run, (int) Math.clamp(millisLeft(start), LEAST_MILLIS, PATIENCE.toMillis()));
        try (var statement = connection.prepareStatement("""
            SELECT current_setting('transaction_read_only') = 'on',
                   (SELECT version FROM schema_version)
            """);
                var row = statement.executeQuery()) {
            row.next();
            return verdict(row.getBoolean(1), row.getString(2), elapsedMillis(start));
        }
    }

    private static DatabaseState verdict(boolean readOnly, String schema, double millis) {
        if (schema == null || schema.compareTo(SchemaVersion.EXPECTED) < 0) {
            return new DatabaseState.SchemaTooOld(schema == null ? "none" : schema, millis);
        }
        return readOnly ? new DatabaseState.ReadOnly(millis) : new DatabaseState.Reached(schema, millis);
    }

    private String noConnection() {
        var figures = pool.figures();
        return figures.busy() == figures.maximum()
                ? "all " + figures.maximum() + " connections of this instance are busy"
                : "no connection to the database could be had in time";
    }

    private static long millisLeft(long start) {
        return BOUND.minusNanos(System.nanoTime() - start).toMillis();
    }

    private static double elapsedMillis(long start) {
        return Math.round((System.nanoTime() - start) / 10_000.0) / 100.0;
    }
}
