package dev.ebayconnector.core.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGStatement;

/**
 * A statement that reads, with its values.
 *
 * @param sql    with a {@code ?} for each value
 * @param values an {@link Instant} may be among them, which the driver does not know
 * @param plan   how PostgreSQL plans it
 */
record BoundRead(String sql, List<?> values, Plan plan) {

    /**
     * Behind the statement, so that its parameters keep their numbers. The driver sends both at once and waits once; it hears
     * from the server that the name has changed.
     */
    private static final String NAMED = ";\nSELECT set_config('application_name', ?, false)";

    enum Plan {
        /** Once for all values after some executions: for a row that is found by its key. */
        KEPT,
        /** At each execution, by its values: for a list, whose best index depends on how many rows a value has. */
        EACH_TIME
    }

    /** @param name what the session is called from now on; empty to leave it as it is */
    <T> T on(Connection connection, Optional<String> name, ResultReader<T> result) throws SQLException {
        try (var statement = connection.prepareStatement(name.isEmpty() ? sql : sql + NAMED)) {
            if (plan == Plan.EACH_TIME) {
                // The driver then keeps no statement on the server, whose sixth execution could have a plan for any
                // value.
                statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
            bind(statement);
            if (name.isPresent()) {
                statement.setString(values.size() + 1, name.get());
            }
            statement.execute();
            try (var rows = statement.getResultSet()) {
                return result.of(rows);
            }
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            statement.setObject(i + 1, value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
        }
    }
}
