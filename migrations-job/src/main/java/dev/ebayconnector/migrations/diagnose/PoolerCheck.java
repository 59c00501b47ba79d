package dev.ebayconnector.migrations.diagnose;

import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.migrations.connect.PoolerProbe;
import dev.ebayconnector.postgres.OpenedConnection;
import java.sql.Connection;
import java.sql.SQLException;

/** Whether a connection pooler answers in the server's place, and whether the connector works behind it. */
final class PoolerCheck {

    private static final String NAME = "pooler";

    private PoolerCheck() {}

    static Finding of(Target target, Connection connection) throws SQLException {
        boolean pooled = OpenedConnection.isPooled(connection);
        boolean shared = PoolerProbe.sharesSessions(connection, target.connections()::getConnection);
        if (!target.ofFunctions()) {
            return ofMigrations(pooled, shared);
        }
        var sign = target.url().poolerSign();
        if (sign.isPresent()) {
            return Finding.ok(
                    NAME,
                    (pooled || shared ? "yes" : "none seen") + ", treated as one in transaction mode because of "
                            + sign.get());
        }
        if (shared && !pooled) {
            return Finding.fail(
                    NAME,
                    "a pooler shares sessions by transaction and looks like a direct connection",
                    "add pgbouncer=true to DATABASE_URL, so that the functions prepare no statements on the server");
        }
        return pooled
                ? Finding.ok(
                        NAME,
                        "yes, in " + (shared ? "transaction" : "session")
                                + " mode; the functions see it and prepare no statements on the server")
                : Finding.ok(NAME, "none, connections are direct");
    }

    private static Finding ofMigrations(boolean pooled, boolean shared) {
        if (shared) {
            return Finding.fail(
                    NAME,
                    "a pooler in transaction mode, which breaks the lock that keeps two jobs apart",
                    "set MIGRATIONS_URL to the database's direct URL, or to a pooler in session mode");
        }
        return Finding.ok(NAME, pooled ? "yes, in session mode" : "none, connections are direct");
    }
}
