package dev.ebayconnector.core.database;

import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.postgres.ConnectFailure;
import dev.ebayconnector.postgres.ConnectionLimits;
import dev.ebayconnector.postgres.ConnectionSource;
import dev.ebayconnector.postgres.DatabaseUrl;
import dev.ebayconnector.postgres.ProvenServer;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Refuses to start where the database's server is not proven to be the right one: by the settings, then by one connection.
 * A server that cannot be reached is no reason: it may be back when the first request comes, and must prove itself then.
 */
final class ServerProof {

    private ServerProof() {}

    static DatabaseUrl demand(Settings settings, String key, DatabaseUrl url) {
        var sound = new AtomicBoolean(true);
        var proven = ProvenServer.demand(url, key, name -> settings.optional(name, ""), (name, problem) -> {
            sound.set(false);
            settings.problem(name, problem);
        });
        if (sound.get()) {
            connectOnce(settings, key, proven);
        }
        return proven;
    }

    private static void connectOnce(Settings settings, String key, DatabaseUrl url) {
        try (var _ = new ConnectionSource(url, ConnectionLimits.OF_FUNCTIONS, "connector-start").getConnection()) {
            return;
        } catch (SQLException failed) {
            var failure = ConnectFailure.of(failed, key);
            if (failure.unproven()) {
                settings.problem(
                        key,
                        "leads to a server that does not prove to be the right one (" + failure.cause() + "): "
                                + failure.fix());
            }
        }
    }
}
