package dev.ebayconnector.health;

import dev.ebayconnector.core.Stopwatch;
import dev.ebayconnector.core.database.ConnectionPool;
import dev.ebayconnector.core.database.SchemaVersion;
import dev.ebayconnector.postgres.DatabaseFailure;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/**
 * Asks the database one question at each call and caches nothing. The check ends in time whatever the network does: the
 * pool limits the wait for a connection, and the socket's timeout is never longer than the time that is left.
 */
@Singleton
final class SchemaCheck {

    /** Leaves the function enough to answer within the promised 2 s. */
    private static final Duration BOUND = Duration.ofMillis(1950);

    /** A pooled connection that does not answer by then is replaced by a new one. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final int LEAST_MILLIS = 20;
    private static final String UNDEFINED_TABLE = "42P01";

    private final ConnectionPool pool;

    SchemaCheck(ConnectionPool pool) {
        this.pool = pool;
    }

    DatabaseState ask() {
        var stopwatch = Stopwatch.start();
        try {
            return answer(stopwatch);
        } catch (SQLTransientConnectionException e) {
            return new DatabaseState.Unreachable(noConnection(), HealthComponent.millis(stopwatch));
        } catch (SQLException e) {
            return UNDEFINED_TABLE.equals(e.getSQLState())
                    ? new DatabaseState.SchemaTooOld("none", HealthComponent.millis(stopwatch))
                    : new DatabaseState.Unreachable("the database failed: " + DatabaseFailure.reason(e), HealthComponent.millis(stopwatch));
        }
    }

    private DatabaseState answer(Stopwatch stopwatch) throws SQLException {
        var connection = pool.unproven();
        try (connection) {
            return question(connection, stopwatch);
        } catch (SQLException e) {
            if (!DatabaseFailure.isConnectionLost(e)
                    || millisLeft(stopwatch) < BOUND.minus(PATIENCE).toMillis() - LEAST_MILLIS) {
                throw e;
            }
        }
        pool.replace(connection);
        try (var another = pool.unproven()) {
            return question(another, stopwatch);
        }
    }

    /** A server that accepts no writes is a replica, or its platform made it read-only because the disk is full. */
    private DatabaseState question(Connection connection, Stopwatch stopwatch) throws SQLException {
        connection.setNetworkTimeout(
                Runnable::run, (int) Math.clamp(millisLeft(stopwatch), LEAST_MILLIS, PATIENCE.toMillis()));
        try (var statement = connection.prepareStatement("""
            SELECT current_setting('transaction_read_only') = 'on',
                   (SELECT version FROM schema_version)
            """);
                var row = statement.executeQuery()) {
            row.next();
            return verdict(row.getBoolean(1), row.getString(2), HealthComponent.millis(stopwatch));
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
                : "no connection was available in time";
    }

    private static long millisLeft(Stopwatch stopwatch) {
        return BOUND.minus(stopwatch.elapsed()).toMillis();
    }
}
