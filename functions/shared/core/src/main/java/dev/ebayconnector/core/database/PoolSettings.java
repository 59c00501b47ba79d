package dev.ebayconnector.core.database;

import dev.ebayconnector.postgres.ConnectionLimits;
import java.time.Duration;

/**
 * The limits of one function instance's pool; {@code docs/configuration.md} says what each is against.
 *
 * @param maximumConnections how many connections the instance may hold
 * @param borrow             how long a caller waits for a connection before the database counts as unavailable
 * @param proof              how long a pooled connection may take to answer the check before it is lent
 * @param idle               how long an unused connection is kept
 * @param life               how long any connection is kept
 * @param connect            for TCP
 * @param login              for TCP, TLS and login together
 * @param statement          the server's limit of one statement, on direct connections
 * @param socket             the driver's limit of one answer, for a server that does not answer any more
 */
public record PoolSettings(
        int maximumConnections,
        Duration borrow,
        Duration proof,
        Duration idle,
        Duration life,
        Duration connect,
        Duration login,
        Duration statement,
        Duration socket) {

    /** Two connections serve one request at a time and an event written beside it. */
    static final int DEFAULT_CONNECTIONS = 2;

    public static PoolSettings of(int maximumConnections) {
        var limits = ConnectionLimits.OF_FUNCTIONS;
        return new PoolSettings(
                maximumConnections,
                Duration.ofMillis(1400),
                Duration.ofMillis(500),
                Duration.ofSeconds(60),
                Duration.ofSeconds(240),
                limits.connect(),
                limits.login(),
                limits.statement(),
                limits.socket());
    }

    /** Those of one connection. */
    public ConnectionLimits limits() {
        return new ConnectionLimits(connect, login, statement, socket);
    }
}
