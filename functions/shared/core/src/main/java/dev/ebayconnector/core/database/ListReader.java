package dev.ebayconnector.core.database;

import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Reads pages of a {@link ListQuery}, and results of other statements that are put together at run time. PostgreSQL plans
 * each execution by its values, because the best index depends on how many rows a value has.
 */
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
        return read(
                read.sql(),
                read.values(),
                result -> jdbc.entityStream(result, row).toList());
    }

    public <R> R read(ListQuery.Read read, ResultReader<R> result) {
        return read(read.sql(), read.values(), result);
    }

    /** @param sql from code, with a {@code ?} for each value */
    public <R> R read(String sql, List<?> values, ResultReader<R> result) {
        var read = new BoundRead(sql, values, BoundRead.Plan.EACH_TIME);
        return connections.execute(ConnectionDefinition.DEFAULT, status -> {
            try {
                return read.on(status.getConnection(), Optional.empty(), result);
            } catch (SQLException e) {
                throw new DataAccessException("the list could not be read", e);
            }
        });
    }
}
