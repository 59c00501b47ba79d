package dev.ebayconnector.privacy.erasure;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs work in one transaction each, however the caller gets its connections. */
@FunctionalInterface
public interface Database {

    /** Commits when the work returns and rolls back when it throws. */
    <T> T inTransaction(Work<T> work) throws SQLException;

    /** What is done within one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** On one connection that nothing else uses meanwhile; it is left in auto-commit mode. */
    static Database of(Connection connection) {
        return new OneConnection(connection);
    }
}
