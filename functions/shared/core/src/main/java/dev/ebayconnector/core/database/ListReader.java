package dev.ebayconnector.core.database;

import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Reads pages of a {@link ListQuery}. */
@Singleton
public final class ListReader {

    private final ConnectionOperations<Connection> connections;
    private final JdbcOperations jdbc;

    ListReader(ConnectionOperations<Connection> connections, JdbcOperations jdbc) {
        this.connections = connections;
        this.jdbc = jdbc;
    }

    /** @param row a mapped entity, filled by the columns' names */
    public <R> List<R> rows(ListQuery.Read read, Class<R> row) {
        return connections.execute(ConnectionDefinition.DEFAULT, status -> {
            try (var statement = status.getConnection().prepareStatement(read.sql())) {
                bind(statement, read.values());
                try (var result = statement.executeQuery()) {
                    return jdbc.entityStream(result, row).toList();
                }
            } catch (SQLException e) {
                throw new DataAccessException("the list could not be read", e);
            }
        });
    }

    private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            // The driver knows no Instant.
            statement.setObject(i + 1, value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
        }
    }
}
