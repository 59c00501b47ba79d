package dev.ebayconnector.core.database;

import dev.ebayconnector.core.settings.Settings;

/**
 * The database of a function and how many connections one instance of it may hold.
 *
 * @param application the function's name as PostgreSQL shows it in {@code pg_stat_activity}
 */
public record DatabaseSettings(DatabaseUrl url, int maximumConnections, String application) {

    /** Two connections serve one request at a time and an event written beside it. */
    private static final int CONNECTIONS_PER_INSTANCE = 2;

    /** Reads {@code DATABASE_URL}. */
    public static DatabaseSettings read(Settings settings, String application) {
        return new DatabaseSettings(url(settings), CONNECTIONS_PER_INSTANCE, application);
    }

    private static DatabaseUrl url(Settings settings) {
        var text = settings.required("DATABASE_URL");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return DatabaseUrl.parse(text);
        } catch (IllegalArgumentException e) {
            settings.problem("DATABASE_URL", e.getMessage());
            return null;
        }
    }
}
