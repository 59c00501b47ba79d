package dev.ebayconnector.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Version, connections in use, and whether the server takes writes. A role without {@code pg_monitor} sees no
 * {@code backend_type} of other users' sessions; those in a database are counted, as nearly all are clients.
 */
public final class ServerCheck {

    /** How many connections the template lets all functions open together. */
    public static final String LIMIT = "DATABASE_CONNECTION_LIMIT";

    private static final String NAME = "server";
    private static final int NEARLY_FULL_PERCENT = 90;

    private ServerCheck() {}

    /** @param limit what the setting {@link #LIMIT} says; empty if it is not set */
    public static Finding of(Connection connection, String limit) throws SQLException {
        try (var statement = connection.prepareStatement("""
            SELECT current_setting('server_version'),
                   CAST(current_setting('max_connections') AS integer)
                       - CAST(current_setting('superuser_reserved_connections') AS integer)
                       - CAST(coalesce(current_setting('reserved_connections', true), '0') AS integer),
                   (SELECT count(*) FROM pg_stat_activity
                    WHERE backend_type = 'client backend' OR backend_type IS NULL AND datid IS NOT NULL),
                   (SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'connector-%'),
                   current_setting('transaction_read_only') = 'on'
            """);
                var row = statement.executeQuery()) {
            row.next();
            var figures = new Figures(row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4));
            return row.getBoolean(5)
                    ? Finding.fail(
                            NAME,
                            figures + ", takes no writes",
                            "set the URL to the primary's, or free disk space if the platform made the server"
                                    + " read-only")
                    : judged(figures, limit);
        }
    }

    private static Finding judged(Figures figures, String limit) {
        if (figures.used() * 100 >= figures.allowed() * NEARLY_FULL_PERCENT) {
            return Finding.warn(
                    NAME, figures + ", nearly full", "end idle sessions of other clients, or raise max_connections");
        }
        if (limit.matches("\\d{1,6}") && Integer.parseInt(limit) > figures.allowed()) {
            return Finding.warn(
                    NAME,
                    figures + ", the connector may open " + limit,
                    "lower reserved concurrency in template.yaml and DatabaseConnectionLimit with it, or raise"
                            + " max_connections");
        }
        return Finding.ok(NAME, figures.toString());
    }

    private record Figures(String version, int allowed, int used, int ours) {

        @Override
        public String toString() {
            return "PostgreSQL " + version + ", " + used + " of " + allowed + " connections used, " + ours
                    + " by functions";
        }
    }
}
