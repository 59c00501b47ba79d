package dev.ebayconnector.core.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import dev.ebayconnector.postgres.DatabaseFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import org.crac.Context;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database connections of one function instance. Each one is checked before a request first uses it, because platforms
 * cut idle connections without notice. If one fails the check, all idle ones are closed, as they were probably cut too.
 */
public final class ConnectionPool implements AutoCloseable, Resource {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);

    private final DatabaseSettings settings;
    private final ConnectionCheck check;
    private final IMetricsTracker meter;
    private volatile HikariDataSource connections;

    /** Opens nothing yet: the first connection is made at the first borrow. */
    public ConnectionPool(DatabaseSettings settings) {
        this(settings, new IMetricsTracker() {});
    }

    /** @param meter is told of each borrow and of each connection that is opened */
    ConnectionPool(DatabaseSettings settings, IMetricsTracker meter) {
        this.settings = settings;
        this.check = new ConnectionCheck(settings);
        this.meter = meter;
        this.connections = HikariPool.of(settings, meter);
    }

    /**
     * A connection that has just answered, or did a moment ago for the present request; if it is direct, its
     * {@code application_name} holds the request's id.
     *
     * @throws SQLException when the database is unavailable
     */
    public Connection borrow() throws SQLException {
        var first = unproven();
        if (check.passes(first)) {
            return first;
        }
        replace(first);
        var fresh = unproven();
        if (check.passes(fresh)) {
            return fresh;
        }
        replace(fresh);
        throw new SQLException("a new connection did not answer", "08006");
    }

    /**
     * Finds a row by its key. The statement itself checks the connection, and names a direct one after the request, so that
     * all is one round trip. If the connection turns out to be broken, it runs again on one that {@link #borrow} checked; so
     * it must change nothing.
     *
     * @param sql    with a {@code ?} for each value
     * @param result may be called twice
     * @throws SQLException when the database is unavailable, or the statement is wrong
     */
    public <T> T find(String sql, List<?> values, ResultReader<T> result) throws SQLException {
        var read = new BoundRead(sql, values, BoundRead.Plan.KEPT);
        try (var first = unproven()) {
            try {
                return check.by(first, read, result);
            } catch (SQLException e) {
                if (!DatabaseFailure.isConnectionLost(e)) {
                    throw e;
                }
                replace(first);
            }
        }
        try (var proven = borrow()) {
            return read.on(proven, Optional.empty(), result);
        }
    }

    /** Opens a connection for the next borrower; if the database is unavailable, the borrower is told so. */
    public void openFirst() {
        try {
            unproven().close();
        } catch (SQLException unavailable) {
            LOG.debug("no connection at the start", unavailable);
        }
    }

    /** A connection that is not checked, for a caller whose own first statement does that. */
    public Connection unproven() throws SQLException {
        var pool = connections;
        try {
            return pool.getConnection();
        } catch (SQLTransientConnectionException e) {
            forgetWaits(pool);
            throw e;
        }
    }

    /**
     * HikariCP pauses longer and longer between two attempts to connect, even when no caller waits any more. The first
     * caller after an outage would lose a second to that. A new pool connects at once.
     */
    private synchronized void forgetWaits(HikariDataSource failed) {
        if (connections == failed && failed.getHikariPoolMXBean().getTotalConnections() == 0) {
            connections = HikariPool.of(settings, meter);
            Thread.ofVirtual().start(failed::close);
        }
    }

    /** Closes this connection and all idle ones; those in use are closed when they are returned. */
    public void replace(Connection dead) {
        LOG.info("pooled connections replaced: {}", figures());
        connections.evictConnection(dead);
        var pool = connections.getHikariPoolMXBean();
        if (pool != null) {
            pool.softEvictConnections();
        }
    }

    public PoolFigures figures() {
        var pool = connections.getHikariPoolMXBean();
        var maximum = settings.pool().maximumConnections();
        return pool == null
                ? new PoolFigures(0, 0, 0, 0, maximum)
                : new PoolFigures(
                        pool.getTotalConnections(),
                        pool.getActiveConnections(),
                        pool.getIdleConnections(),
                        pool.getThreadsAwaitingConnection(),
                        maximum);
    }

    /** The sockets in a snapshot would be closed by the time it is restored, so the pool in it has opened none yet. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        var before = connections;
        connections = HikariPool.of(settings, meter);
        before.close();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // The first borrow opens the first connection, as after any start.
    }

    @Override
    public void close() {
        connections.close();
    }
}
