package dev.ebayconnector.core.database;

import dev.ebayconnector.core.CurrentRequest;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * One round trip that shows whether a pooled connection lives. Where the session is ours alone, the same round trip
 * names it after the request; behind a transaction pooler the name would stick to whoever comes next.
 */
final class Proof {

    private static final String NAME = "ApplicationName";

    /** PostgreSQL cuts longer names. */
    private static final int LONGEST_NAME = 63;

    private final DatabaseSettings settings;
    private final boolean named;

    Proof(DatabaseSettings settings) {
        this.settings = settings;
        this.named = !settings.url().transactionPooler();
    }

    boolean given(Connection connection) {
        try {
            connection.setNetworkTimeout(
                    Runnable::run, Math.toIntExact(settings.pool().proof().toMillis()));
            var lives = answers(connection);
            connection.setNetworkTimeout(
                    Runnable::run, Math.toIntExact(settings.pool().socket().toMillis()));
            return lives;
        } catch (SQLException e) {
            return false;
        }
    }

    /** The driver keeps a shorter network time-out than the whole seconds it is asked with here. */
    private boolean answers(Connection connection) throws SQLException {
        var name = name();
        if (!named || name.equals(connection.getClientInfo(NAME))) {
            return connection.isValid(1);
        }
        connection.setClientInfo(NAME, name);
        return true;
    }

    private String name() {
        var name =
                CurrentRequest.id().map(id -> settings.application() + " " + id).orElse(settings.application());
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
