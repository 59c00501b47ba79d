package dev.ebayconnector.erasures;

import dev.ebayconnector.privacy.erasure.Database;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;

/** Micronaut's transactions for the engine. */
record PooledDatabase(TransactionOperations<Connection> transactions) implements Database {

    @Override
    public <T> T inTransaction(Work<T> work) throws SQLException {
        try {
            return transactions.executeWrite(status -> {
                try {
                    return work.on(status.getConnection());
                } catch (SQLException e) {
                    throw new Failed(e);
                }
            });
        } catch (Failed e) {
            throw e.failure;
        }
    }

    /** Carries the exception through Micronaut, which rolls back. */
    private static final class Failed extends RuntimeException {

        private final transient SQLException failure;

        Failed(SQLException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
