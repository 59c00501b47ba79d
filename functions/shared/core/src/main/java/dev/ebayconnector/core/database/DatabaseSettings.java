package dev.ebayconnector.core.database;

import dev.ebayconnector.core.settings.Deployment;
import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.postgres.DatabaseUrl;

/**
 * The database of a function and the pool that one instance of it may hold.
 *
 * @param application the function's name as PostgreSQL shows it in {@code pg_stat_activity}
 */
public record DatabaseSettings(DatabaseUrl url, PoolSettings pool, String application) {

    private static final String URL = "DATABASE_URL";
    private static final int MOST_CONNECTIONS = 50;

    /** Reads {@code DATABASE_URL} and {@code DATABASE_POOL_SIZE}. */
    public static DatabaseSettings read(Settings settings, String application) {
        var connections = settings.number("DATABASE_POOL_SIZE", PoolSettings.DEFAULT_CONNECTIONS, 1, MOST_CONNECTIONS);
        return new DatabaseSettings(url(settings), PoolSettings.of(connections), application);
    }

    private static DatabaseUrl url(Settings settings) {
        var text = settings.required(URL);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var url = DatabaseUrl.parse(text);
            if (url.thisMachine() && Deployment.read(settings) == Deployment.PRODUCTION) {
                settings.problem(
                        URL,
                        "points at the function's own machine, where no database is: set it to the database's host, or"
                                + " CONNECTOR_ENVIRONMENT to local where that is meant");
            }
            return url;
        } catch (IllegalArgumentException e) {
            settings.problem(URL, e.getMessage());
            return null;
        }
    }
}
