package dev.ebayconnector.privacy.erasure;

import java.sql.Connection;
import java.sql.SQLException;

/** Transactions on a single connection. */
record OneConnection(Connection connection) implements Database {

    @Override
    public <T> T inTransaction(Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            var result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
