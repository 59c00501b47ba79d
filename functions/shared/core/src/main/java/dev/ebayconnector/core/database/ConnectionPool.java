package dev.ebayconnector.core.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.crac.Context;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one function instance. Whatever it lends has just answered the server, because platforms cut idle
 * connections without a word; the first that does not answer takes all idle ones with it, for they went the same way.
 */
public final class ConnectionPool implements AutoCloseable, Resource {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);

    private final DatabaseSettings settings;
    private final Proof proof;
    private volatile HikariDataSource connections;

    /** Opens nothing yet: the first connection is made at the first borrow. */
    public ConnectionPool(DatabaseSettings settings) {
        this.settings = settings;
        this.proof = new Proof(settings);
        this.connections = HikariPool.of(settings);
    }

    /**
     * A connection that lives; on a direct connection its {@code application_name} holds the request's id.
     *
     * @throws SQLException when the database is away
     */
    public Connection borrow() throws SQLException {
        var first = unproven();
        if (proof.given(first)) {
            return first;
        }
        replace(first);
        var fresh = unproven();
        if (proof.given(fresh)) {
            return fresh;
        }
        replace(fresh);
        throw new SQLException("a new connection did not answer", "08006");
    }

    /** A pooled connection as it lies; for a caller whose own first statement shows whether it lives. */
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
     * HikariCP waits longer and longer between two attempts to connect, and goes on waiting when nobody waits for it any
     * more: the next caller would lose a second to that after the database is back. A new pool connects at once.
     */
    private synchronized void forgetWaits(HikariDataSource failed) {
        if (connections == failed && failed.getHikariPoolMXBean().getTotalConnections() == 0) {
            connections = HikariPool.of(settings);
            Thread.ofVirtual().start(failed::close);
        }
    }

    /** Gives up this connection and all idle ones; those at work end with their work. */
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

    /** A snapshot would hold sockets that nobody answers any more; the pool in it is a new one, which opened nothing. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        var before = connections;
        connections = HikariPool.of(settings);
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
