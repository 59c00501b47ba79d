package dev.ebayconnector.health;

import dev.ebayconnector.core.database.ConnectionPool;
import dev.ebayconnector.diagnosis.AlertsCheck;
import dev.ebayconnector.diagnosis.ClockCheck;
import dev.ebayconnector.diagnosis.ErasuresCheck;
import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.diagnosis.QueueCheck;
import dev.ebayconnector.diagnosis.QuotaCheck;
import dev.ebayconnector.diagnosis.SchedulesCheck;
import dev.ebayconnector.diagnosis.ServerCheck;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** The checks of the command {@code diagnose} that need no secret and no right that this function should not have. */
@Singleton
final class Diagnosis {

    private final ConnectionPool pool;
    private final ConnectionLimit limit;
    private final Clock clock;

    Diagnosis(ConnectionPool pool, ConnectionLimit limit, Clock clock) {
        this.pool = pool;
        this.limit = limit;
        this.clock = clock;
    }

    List<Finding> findings() {
        try {
            return pool.read(this::ask);
        } catch (SQLException e) {
            throw new DataAccessException("the checks could not be made", e);
        }
    }

    private List<Finding> ask(Connection connection) throws SQLException {
        return List.of(
                ServerCheck.of(connection, limit.text()),
                ClockCheck.of(connection, clock),
                QueueCheck.of(connection),
                SchedulesCheck.of(connection),
                QuotaCheck.of(connection),
                AlertsCheck.of(connection),
                ErasuresCheck.of(connection));
    }
}
