package dev.ebayconnector.health;

import dev.ebayconnector.core.Stopwatch;
import dev.ebayconnector.core.database.ConnectionPool;
import dev.ebayconnector.postgres.DatabaseFailure;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Checks a component by one row that the database answers in time. */
@Singleton
final class DatabaseQuestion {

    private static final int TIMEOUT_MILLIS = 500;

    private final ConnectionPool pool;

    DatabaseQuestion(ConnectionPool pool) {
        this.pool = pool;
    }

    /** What the one row says. */
    interface Verdict {
        HealthComponent of(ResultSet row, Stopwatch stopwatch) throws SQLException;
    }

    /** @return unknown if the database does not answer */
    HealthComponent ask(String component, String sql, Verdict verdict) {
        var stopwatch = Stopwatch.start();
        try (var connection = pool.borrow()) {
            connection.setNetworkTimeout(Runnable::run, TIMEOUT_MILLIS);
            try (var statement = connection.prepareStatement(sql);
                    var row = statement.executeQuery()) {
                row.next();
                return verdict.of(row, stopwatch);
            }
        } catch (SQLException e) {
            return HealthComponent.unknown(component, stopwatch, "the database failed: " + DatabaseFailure.reason(e));
        }
    }
}
