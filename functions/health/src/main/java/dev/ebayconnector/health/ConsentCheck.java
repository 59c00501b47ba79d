package dev.ebayconnector.health;

import dev.ebayconnector.core.database.ConnectionPool;
import dev.ebayconnector.postgres.DatabaseFailure;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/** Whether sellers' consents come to their end: after 18 months eBay wants a new one, and nothing else helps. */
@Singleton
final class ConsentCheck {

    private static final int PATIENCE_MILLIS = 500;

    private final ConnectionPool pool;

    ConsentCheck(ConnectionPool pool) {
        this.pool = pool;
    }

    Part ask() {
        long start = System.nanoTime();
        try (var connection = pool.borrow()) {
            connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
            try (var statement = connection.prepareStatement("""
                SELECT count(*) FILTER (WHERE t.refresh_expires_at <= now() + interval '1 day'),
                       count(*) FILTER (WHERE t.refresh_expires_at <= now() + interval '7 days'),
                       count(*) FILTER (WHERE t.refresh_expires_at <= now() + interval '30 days')
                FROM tokens t JOIN accounts a ON a.id = t.account_id
                WHERE a.status = 'CONNECTED'
                """);
                    var row = statement.executeQuery()) {
                row.next();
                return verdict(row.getLong(1), row.getLong(2), row.getLong(3), start);
            }
        } catch (SQLException e) {
            return Part.unknown("consents", start, "the database failed: " + DatabaseFailure.reason(e));
        }
    }

    private static Part verdict(long withinADay, long withinAWeek, long withinAMonth, long start) {
        if (withinAMonth == 0) {
            return Part.ok("consents", start, null);
        }
        return Part.warn(
                "consents",
                start,
                "consents that end within 30 days: " + withinAMonth + ", 7 days: " + withinAWeek + ", 1 day: "
                        + withinADay + "; connect those sellers again");
    }
}
