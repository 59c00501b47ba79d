package dev.ebayconnector.postgres;

import java.time.Duration;

/**
 * How long the parts of a connection's work may take.
 *
 * @param connect   for TCP
 * @param login     for TCP, TLS and login together
 * @param statement the server's limit of one statement, set on direct connections only; zero for none
 * @param socket    the driver's limit of one answer, for a server that does not answer any more
 */
public record ConnectionLimits(Duration connect, Duration login, Duration statement, Duration socket) {

    /** The limits of every function; {@code docs/configuration.md} says what each is against. */
    public static final ConnectionLimits OF_FUNCTIONS = new ConnectionLimits(
            Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(25));
}
