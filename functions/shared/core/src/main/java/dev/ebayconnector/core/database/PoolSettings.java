package dev.ebayconnector.core.database;

import java.time.Duration;

/**
 * The bounds of one function instance's pool; {@code docs/configuration.md} says what each is against.
 *
 * @param maximumConnections how many connections the instance may hold
 * @param borrow             how long a caller waits for a connection before the database counts as away
 * @param proof              how long a pooled connection may take to show that it lives
 * @param idle               how long an unused connection is kept
 * @param life               how long any connection is kept
 * @param connect            for TCP
 * @param login              for TCP, TLS and login together
 * @param statement          the server's bound of one statement
 * @param socket             the driver's bound of one answer, should the server be gone
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
        return new PoolSettings(
                maximumConnections,
                Duration.ofMillis(1400),
                Duration.ofMillis(500),
                Duration.ofSeconds(60),
                Duration.ofSeconds(240),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofSeconds(25));
    }
}
