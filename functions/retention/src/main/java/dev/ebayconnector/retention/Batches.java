package dev.ebayconnector.retention;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;

/** Transactions that wait for no lock and end by themselves, so that no sync waits for them. */
final class Batches {

    private static final String STATEMENT_TIMEOUT = "5s";
    private static final String LOCK_TIMEOUT = "200ms";

    /** Until the end of the transaction, also behind a pooler. */
    private static final String LIMITS =
            "SELECT set_config('statement_timeout', ?, true), set_config('lock_timeout', ?, true)";

    private final TransactionOperations<Connection> transactions;

    Batches(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** What is done on the connection of one transaction. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** @throws BatchFailure when PostgreSQL refuses a statement; nothing of the batch is stored then */
    <T> T run(Work<T> work) {
        return transactions.executeWrite(status -> {
            try {
                var connection = status.getConnection();
                limit(connection);
                return work.on(connection);
            } catch (SQLException e) {
                throw new BatchFailure(e);
            }
        });
    }

    private static void limit(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(LIMITS)) {
            statement.setString(1, STATEMENT_TIMEOUT);
            statement.setString(2, LOCK_TIMEOUT);
            statement.execute();
        }
    }
}
