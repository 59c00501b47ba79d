package dev.ebayconnector.migrations.connect;

import dev.ebayconnector.postgres.DatabaseUrl;
import java.time.Duration;

/**
 * How the job connects and how long it may take.
 *
 * @param retries how often a failed connection is tried again
 * @param backOff the first wait between two tries; each further one is twice as long, at most 32 s
 * @param lockTimeout how long one statement waits for a table lock before it fails
 * @param statementTimeout how long one statement may run
 * @param deadline how long the whole command may take
 */
public record MigrationsSettings(
        DatabaseUrl url,
        int retries,
        Duration backOff,
        Duration lockTimeout,
        Duration statementTimeout,
        Duration deadline) {

    public MigrationsSettings within(Duration limit) {
        return limit.compareTo(deadline) >= 0
                ? this
                : new MigrationsSettings(url, retries, backOff, lockTimeout, statementTimeout, limit);
    }
}
