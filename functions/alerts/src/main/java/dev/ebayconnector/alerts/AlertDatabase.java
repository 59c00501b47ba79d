package dev.ebayconnector.alerts;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Executes statements, each in the transaction of its caller or in one of its own. */
@Singleton
final class AlertDatabase {

    private final TransactionOperations<Connection> transactions;

    AlertDatabase(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** Makes something of a row. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    <T> T inTransaction(Supplier<T> work) {
        return transactions.executeWrite(_ -> work.get());
    }

    /** Returns how many rows it changed. */
    int update(String sql, Object... values) {
        return execute(sql, values, PreparedStatement::executeUpdate);
    }

    /** Also for statements that return the rows that they change. */
    <T> List<T> rows(Row<T> row, String sql, Object... values) {
        return execute(sql, values, statement -> {
            var rows = new ArrayList<T>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row.of(result));
                }
            }
            return rows;
        });
    }

    /** Null for NULL. */
    static Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private <T> T execute(String sql, Object[] values, Use<T> use) {
        return transactions.executeWrite(status -> {
            try (var statement = status.getConnection().prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    var value = values[i];
                    // The driver knows no Instant.
                    statement.setObject(
                            i + 1, value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
                }
                return use.of(statement);
            } catch (SQLException e) {
                throw new IllegalStateException("a statement of the alerts failed", e);
            }
        });
    }
}
