package dev.ebayconnector.core.database;

import dev.ebayconnector.core.settings.Deployment;
import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.postgres.DatabaseUrl;
import dev.ebayconnector.postgres.ProvenServer;

/**
 * The database of a function and the pool that one instance of it may hold.
 *
 * @param application the function's name as PostgreSQL shows it in {@code pg_stat_activity}
 */
public record DatabaseSettings(DatabaseUrl url, PoolSettings pool, String application) {

    private static final String URL = "DATABASE_URL";
    private static final int MOST_CONNECTIONS = 50;

    /**
     * Reads {@code DATABASE_URL}, {@code DATABASE_USER}, {@code DATABASE_PASSWORD} and {@code DATABASE_POOL_SIZE}; in production, or with {@code DATABASE_ROOT_CERT}, the
     * server must prove by its certificate that it is the one in the URL.
     */
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
            return checked(settings, ofRole(settings, DatabaseUrl.parse(text)));
        } catch (IllegalArgumentException e) {
            settings.problem(URL, e.getMessage());
            return null;
        }
    }

    /** Every function has the same URL, and a role of its own where passwords are given. */
    private static DatabaseUrl ofRole(Settings settings, DatabaseUrl url) {
        var user = settings.optional("DATABASE_USER", "");
        var password = settings.optional("DATABASE_PASSWORD", "");
        if (!password.isEmpty() && user.isEmpty()) {
            settings.problem("DATABASE_PASSWORD", "needs DATABASE_USER, the role that it belongs to");
        }
        return password.isEmpty() ? url : url.as(user, password);
    }

    private static DatabaseUrl checked(Settings settings, DatabaseUrl url) {
        boolean production = Deployment.read(settings) == Deployment.PRODUCTION;
        if (production && url.thisMachine()) {
            settings.problem(
                    URL,
                    "points at the function's own machine, where no database is: set it to the database's host, or"
                            + " CONNECTOR_ENVIRONMENT to local where that is meant");
            return url;
        }
        return production || !settings.optional(ProvenServer.ROOTS, "").isEmpty()
                ? ServerProof.demand(settings, URL, url)
                : url;
    }
}
