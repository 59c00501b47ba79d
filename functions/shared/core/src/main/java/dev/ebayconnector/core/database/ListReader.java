package dev.ebayconnector.core.database;

import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Reads pages of a {@link ListQuery}, and results of other statements that are put together at run time. */
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

    /** @param result gets the rows, before the first of them */
    public <R> R read(ListQuery.Read read, ResultReader<R> result) {
        return read(read.sql(), read.values(), result);
    }

    /**
     * @param sql    from code, with a {@code ?} for each value
     * @param result gets the rows, before the first of them
     */
    public <R> R read(String sql, List<?> values, ResultReader<R> result) {
        return connections.execute(ConnectionDefinition.DEFAULT, status -> {
            try (var statement = status.getConnection().prepareStatement(sql)) {
                bind(statement, values);
                try (var rows = statement.executeQuery()) {
                    return result.of(rows);
                }
            } catch (SQLException e) {
                throw new DataAccessException("the list could not be read", e);
            }
        });
    }

    /** Makes something of a statement's result. */
    @FunctionalInterface
    public interface ResultReader<R> {
        R of(ResultSet rows) throws SQLException;
    }

    private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            // The driver knows no Instant.
            statement.setObject(i + 1, value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
        }
    }
}
